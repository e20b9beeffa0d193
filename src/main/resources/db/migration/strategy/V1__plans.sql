create schema strategy;
grant usage on schema strategy to adp_app;
alter default privileges in schema strategy grant select, insert, update, delete on tables to adp_app;

create table strategy.status_scale (
    code text primary key,
    title text not null
);

create table strategy.status (
    scale text not null references strategy.status_scale,
    code text not null,
    letter text not null,
    label text not null,
    colour text not null,
    position int not null,
    meaning text not null,
    needs text,
    effective_from date not null,
    effective_to date,
    primary key (scale, code, effective_from)
);

create table strategy.plan (
    code text primary key,
    title text not null,
    owner text not null,
    vision text,
    status_scale text not null references strategy.status_scale,
    effective_from date not null,
    effective_to date,
    version int not null,
    position int not null
);

-- Every file that ever was a plan, whole.
create table strategy.plan_version (
    plan text not null references strategy.plan,
    version int not null,
    loaded_at timestamptz not null default now(),
    file_name text not null,
    sha256 text not null,
    content text not null,
    primary key (plan, version)
);

create table strategy.priority (
    plan text not null references strategy.plan,
    code text not null,
    position int not null,
    title text not null,
    aim text,
    cross_cutting boolean not null,
    primary key (plan, code)
);

create table strategy.outcome (
    plan text not null references strategy.plan,
    code text not null,
    position int not null,
    title text not null,
    published_text text,
    primary key (plan, code)
);

create table strategy.outcome_part (
    plan text not null,
    outcome text not null,
    code text not null,
    position int not null,
    title text not null,
    primary key (plan, code),
    foreign key (plan, outcome) references strategy.outcome
);

create table strategy.area (
    plan text not null,
    priority text not null,
    position int not null,
    title text not null,
    outcomes text[] not null,
    primary key (plan, priority, position),
    foreign key (plan, priority) references strategy.priority
);

create table strategy.principle (
    plan text not null references strategy.plan,
    code text not null,
    position int not null,
    title text not null,
    primary key (plan, code)
);

create table strategy.principle_item (
    plan text not null,
    principle text not null,
    code text not null,
    position int not null,
    title text not null,
    primary key (plan, code),
    foreign key (plan, principle) references strategy.principle
);

create table strategy.action (
    id uuid primary key,
    version int not null,
    plan text not null references strategy.plan,
    code text not null,
    position int not null,
    title text not null,
    published_text text,
    priority text not null,
    grouping_title text,
    kind text not null,
    responsibility text not null,
    starts_on date,
    ends_on date,
    lead_unit text,
    overseeing_group text,
    cadence_months int check (cadence_months > 0),
    status_group text,
    timeline text,
    tranche text,
    source_note text,
    local_response text,
    withdrawn_on date,
    withdrawn_reason text,
    tracked_from date not null,
    lead uuid,
    deputy uuid,
    -- What the latest update says, and what follows from it for the next one.
    status text,
    last_updated_on date,
    review_on date,
    no_change_run int not null default 0,
    owed_from date,
    owed_until date,
    due_from date,
    next_due_on date,
    unique (plan, code),
    check ((withdrawn_on is null) = (withdrawn_reason is null))
);
create index on strategy.action (plan, position);
create index on strategy.action (next_due_on);
create index on strategy.action (overseeing_group);
create index on strategy.action (lead_unit);

create table strategy.action_outcome (
    action uuid not null references strategy.action,
    plan text not null,
    outcome text not null,
    position int not null,
    primary key (action, outcome)
);
create index on strategy.action_outcome (plan, outcome);

create table strategy.action_principle (
    action uuid not null references strategy.action,
    plan text not null,
    principle text not null,
    position int not null,
    proposed boolean not null,
    primary key (action, principle)
);
create index on strategy.action_principle (plan, principle);

create table strategy.action_partner (
    action uuid not null references strategy.action,
    unit text not null,
    position int not null,
    primary key (action, unit)
);
create index on strategy.action_partner (unit);

-- One update, all the frameworks it counts for: an outcome, part or action of another plan.
create table strategy.crosswalk (
    action uuid not null references strategy.action,
    target_plan text not null,
    target_code text not null,
    position int not null,
    primary key (action, target_plan, target_code)
);

-- Kept for ever; a correction is a further row.
create table strategy.progress_update (
    id uuid primary key,
    action uuid not null references strategy.action,
    said_on date not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name text not null,
    status text not null,
    no_change boolean not null,
    what_happened text,
    next_step text,
    review_on date,
    evidence_link text,
    on_behalf_of text,
    heard_how text,
    corrects uuid unique references strategy.progress_update,
    sample boolean not null default false
);
create index on strategy.progress_update (action, said_on desc, recorded_at desc, id desc);
