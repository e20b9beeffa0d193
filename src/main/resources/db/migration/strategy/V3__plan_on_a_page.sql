alter table strategy.action add named_plan text;
alter table strategy.action add withdrawn_decision text;

-- What an action said from a day on, whole. The action and its links are the latest of them.
create table strategy.action_version (
    action uuid not null references strategy.action,
    number int not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    recorded_by_name text,
    source text not null check (source in ('FILE', 'PAGE')),
    effective_on date not null,
    why text,
    decision text,
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
    cadence_months int,
    status_group text,
    timeline text,
    tranche text,
    source_note text,
    local_response text,
    named_plan text,
    withdrawn_on date,
    withdrawn_reason text,
    withdrawn_decision text,
    outcomes text[] not null,
    principles text[] not null,
    partner_units text[] not null,
    -- Each as PLAN/CODE.
    crosswalk text[] not null,
    primary key (action, number)
);

insert into strategy.action_version (action, number, recorded_at, source, effective_on, title, published_text, priority,
    grouping_title, kind, responsibility, starts_on, ends_on, lead_unit, overseeing_group, cadence_months, status_group,
    timeline, tranche, source_note, local_response, withdrawn_on, withdrawn_reason, outcomes, principles, partner_units,
    crosswalk)
select a.id, 1, coalesce((select max(v.loaded_at) from strategy.plan_version v where v.plan = a.plan), now()), 'FILE',
    a.tracked_from, a.title, a.published_text, a.priority, a.grouping_title, a.kind, a.responsibility, a.starts_on,
    a.ends_on, a.lead_unit, a.overseeing_group, a.cadence_months, a.status_group, a.timeline, a.tranche, a.source_note,
    a.local_response, a.withdrawn_on, a.withdrawn_reason,
    array(select outcome from strategy.action_outcome x where x.action = a.id order by position),
    array(select principle from strategy.action_principle x where x.action = a.id order by position),
    array(select unit from strategy.action_partner x where x.action = a.id order by position),
    array(select target_plan || '/' || target_code from strategy.crosswalk x where x.action = a.id order by position)
from strategy.action a;

-- A plan's file and a page said different things of the same field; what the page said stands until somebody decides.
create table strategy.plan_conflict (
    id uuid primary key,
    version int not null,
    action uuid not null references strategy.action,
    field text not null,
    -- The plan's version whose file says otherwise.
    file_version int not null,
    file_value text,
    found_at timestamptz not null,
    state text not null check (state in ('OPEN', 'FILE_TAKEN', 'OURS_KEPT', 'SETTLED')),
    resolved_by uuid,
    resolved_by_name text,
    resolved_at timestamptz,
    check ((state = 'OPEN') = (resolved_at is null))
);
create unique index on strategy.plan_conflict (action, field) where state = 'OPEN';

-- What became of an action that was open when its plan ended.
create table strategy.action_ending (
    action uuid primary key references strategy.action,
    carried_to uuid references strategy.action,
    outcome text check (outcome in ('ACHIEVED', 'PARTLY', 'NOT_ACHIEVED')),
    words text,
    ended_on date not null,
    recorded_by uuid not null,
    recorded_by_name text not null,
    recorded_at timestamptz not null,
    check ((carried_to is null) <> (outcome is null)),
    check (carried_to <> action)
);
create index on strategy.action_ending (carried_to);
