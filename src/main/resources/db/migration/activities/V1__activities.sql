create schema activities;
grant usage on schema activities to adp_app;
alter default privileges in schema activities grant select, insert, update, delete on tables to adp_app;

-- A thing that is done again and again, and what of the plan it is done for.
create table activities.programme (
    id uuid primary key,
    version int not null,
    code platform.code not null unique,
    title platform.name not null,
    unit platform.code not null,
    kind platform.code not null,
    audience platform.code not null,
    approach platform.code,
    interactive_part platform.words,
    counting_mode platform.code not null check (counting_mode in ('HEADCOUNT', 'FIRST_TIMERS', 'COHORT', 'KEYED')),
    period_type platform.code not null check (period_type in ('FINANCIAL', 'ACADEMIC')),
    from_on date not null,
    to_on date,
    state platform.code not null check (state in ('DRAFT', 'RUNNING', 'ENDED')),
    made_by uuid not null,
    made_by_name platform.name not null,
    made_at timestamptz not null,
    changed_by_name platform.name,
    changed_at timestamptz not null,
    check (to_on >= from_on),
    check (state <> 'ENDED' or to_on is not null)
);
create index on activities.programme (unit);

-- Units that run it together with its own.
create table activities.programme_unit (
    programme uuid not null references activities.programme on delete cascade,
    unit platform.code not null,
    primary key (programme, unit)
);
create index on activities.programme_unit (unit);

-- The actions it is done for, with the names that they had when they were chosen.
create table activities.programme_action (
    programme uuid not null references activities.programme on delete cascade,
    action uuid not null,
    plan platform.code not null,
    code platform.code not null,
    primary key (programme, action)
);
create index on activities.programme_action (action);

-- What is planned to happen again and again at one place. Which days that gives follows from its rows of hours and is nowhere
-- kept; another plan from a day on ends the rows before it and adds one.
create table activities.series (
    id uuid primary key,
    version int not null,
    programme uuid not null references activities.programme,
    unit platform.code not null,
    title platform.name,
    place uuid,
    mode platform.code not null check (mode in ('IN_PERSON', 'ONLINE', 'HYBRID', 'STREET')),
    service uuid,
    agencies platform.codes not null default '{}',
    count_offered platform.code not null check (count_offered in ('NONE', 'PER_SESSION', 'PER_QUARTER', 'PER_YEAR')),
    state platform.code not null check (state in ('ACTIVE', 'ENDED')),
    ended_on date,
    ended_because platform.code check (ended_because in ('OWN', 'SERVICE_CLOSED')),
    ended_by_name platform.name,
    made_by uuid not null,
    made_by_name platform.name not null,
    made_at timestamptz not null,
    changed_by_name platform.name,
    changed_at timestamptz not null,
    check ((state = 'ENDED') = (ended_on is not null)),
    check ((state = 'ENDED') = (ended_because is not null)),
    check (mode <> 'ONLINE' or place is null)
);
create index on activities.series (programme);
create index on activities.series (service) where service is not null;
create index on activities.series (place) where place is not null;

create table activities.series_schedule (
    series uuid not null references activities.series on delete cascade,
    position int not null,
    frequency platform.code not null check (frequency in ('ONCE', 'WEEKLY', 'MONTHLY')),
    every int not null check (every between 1 and 12),
    by_day platform.codes not null,
    by_month_day int[] not null,
    anchor_on date not null,
    until_on date,
    opens time not null,
    closes time not null,
    on_holidays platform.code not null check (on_holidays in ('OPEN', 'CLOSED', 'ASK')),
    term_time_only boolean not null,
    primary key (series, position),
    check (until_on >= anchor_on),
    check (by_day = '{}' or by_month_day = '{}')
);

-- It happened, or it did not run: counts, and nobody. A tally that was not asked for is null, and is not nought.
create table activities.session (
    id uuid primary key,
    version int not null,
    programme uuid not null references activities.programme,
    series uuid references activities.series,
    unit platform.code not null,
    happened_on date not null,
    starts time,
    ends time,
    minutes int check (minutes > 0),
    place uuid,
    area platform.code,
    mode platform.code not null check (mode in ('IN_PERSON', 'ONLINE', 'HYBRID', 'STREET')),
    lived_experience_led boolean not null,
    children int check (children >= 0),
    young_people int check (young_people >= 0),
    parents_carers int check (parents_carers >= 0),
    adults int check (adults >= 0),
    staff int check (staff >= 0),
    not_known int check (not_known >= 0),
    first_timers int check (first_timers >= 0),
    contacts int check (contacts >= 0),
    seen int check (seen >= 0),
    views_live int check (views_live >= 0),
    views_replay int check (views_replay >= 0),
    signposted int check (signposted >= 0),
    handed_out int check (handed_out >= 0),
    on_register int check (on_register > 0),
    above_register_because platform.code,
    course_code platform.code,
    -- Staff of a course are counted where the course is kept.
    present int not null generated always as (coalesce(children, 0) + coalesce(young_people, 0) + coalesce(parents_carers, 0)
        + coalesce(adults, 0) + coalesce(not_known, 0) + case when course_code is null then coalesce(staff, 0) else 0 end) stored,
    counted boolean not null generated always as (
        num_nonnulls(children, young_people, parents_carers, adults, staff, not_known) > 0) stored,
    state platform.code not null check (state in ('HELD', 'DID_NOT_RUN', 'TO_CHECK', 'MERGED', 'STRUCK')),
    reason platform.code,
    note platform.words,
    out_of_hours boolean,
    how platform.code not null check (how in ('OWN', 'CARD', 'BEHALF', 'IMPORT')),
    reference platform.code,
    confirmed boolean not null,
    after_sign_off boolean not null,
    merged_into uuid references activities.session,
    ended_because platform.code,
    changed_because platform.code,
    import uuid,
    entered_in uuid,
    entered_line int,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    recorded_at timestamptz not null,
    changed_by_name platform.name,
    changed_at timestamptz not null,
    unique (unit, reference),
    check ((state = 'DID_NOT_RUN') <= (reason is not null)),
    check ((state = 'MERGED') = (merged_into is not null)),
    check ((state = 'STRUCK') <= (ended_because is not null))
);
create index on activities.session (unit, happened_on desc, id desc);
create index on activities.session (programme, happened_on);
create index on activities.session (place, happened_on) where place is not null;
create index on activities.session (series, happened_on) where series is not null;
create index on activities.session (happened_on desc, id desc);
create index on activities.session (recorded_by, recorded_at desc);
create index on activities.session (entered_in) where entered_in is not null;
create index on activities.session (import) where import is not null;

-- Units that ran it together with the session's own.
create table activities.session_agency (
    session uuid not null references activities.session on delete cascade,
    unit platform.code not null,
    primary key (session, unit)
);
create index on activities.session_agency (unit);

-- Two sessions that look like one, and are two.
create table activities.session_distinct (
    one uuid not null references activities.session,
    other uuid not null references activities.session,
    said_by_name platform.name not null,
    said_at timestamptz not null,
    primary key (one, other),
    check (one < other)
);

-- What was told of each line of what came in together, as long as it can be sent again.
create table activities.session_result (
    entered_in uuid not null,
    line int not null,
    number int not null,
    remark boolean not null,
    path platform.code not null,
    message platform.code not null,
    reason platform.code,
    told_at timestamptz not null,
    primary key (entered_in, number)
);
create index on activities.session_result (told_at);

-- What they said, as counts: how many chose each step of a scale, the lowest first.
create table activities.session_feedback (
    id uuid primary key,
    version int not null,
    programme uuid not null references activities.programme,
    session uuid references activities.session,
    from_on date not null,
    to_on date not null,
    question platform.code not null,
    moment platform.code not null check (moment in ('BEFORE', 'AFTER', 'ONCE')),
    counts int[] not null,
    asked int,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    recorded_at timestamptz not null,
    check (to_on >= from_on),
    check (cardinality(counts) between 2 and 11 and 0 <= all(counts)),
    check (session is null or from_on = to_on)
);
create index on activities.session_feedback (programme, from_on);
create index on activities.session_feedback (session) where session is not null;

-- A fixed group that begins together: how many, and of nobody.
create table activities.cohort (
    id uuid primary key,
    version int not null,
    programme uuid not null references activities.programme,
    label platform.name not null,
    from_on date not null,
    to_on date,
    enrolled int not null check (enrolled > 0),
    completed int not null check (completed >= 0),
    left_early int not null check (left_early >= 0),
    made_by uuid not null,
    made_by_name platform.name not null,
    made_at timestamptz not null,
    changed_by_name platform.name,
    changed_at timestamptz not null,
    unique (programme, label),
    check (to_on >= from_on),
    check (completed + left_early <= enrolled)
);
