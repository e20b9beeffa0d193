create schema families;
grant usage on schema families to adp_app;
alter default privileges in schema families grant select, insert, update, delete on tables to adp_app;

-- A family that a unit supports, as one time of support. It is told by the unit's own reference and a key of that; who belongs to it
-- are rows of their own. What happened are facts, and what follows from them stands here, so that lists and counts ask one table.
create table families.support (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    requested_on date,
    source platform.code,
    affected_since platform.code,
    area platform.code,
    promise_in_plan boolean,
    joint_with platform.codes not null,
    accepted_on date,
    first_support_on date,
    declined_on date,
    decline_reason platform.code,
    closed_on date,
    closure platform.code,
    began_on date not null generated always as (coalesce(requested_on, accepted_on, first_support_on)) stored,
    ended_on date generated always as (coalesce(closed_on, declined_on)) stored,
    tier platform.code not null,
    at_home_start platform.code,
    at_home_6 platform.code,
    at_home_12 platform.code,
    engaged_6 platform.code,
    tool platform.code,
    score_start numeric(6, 2),
    score_end numeric(6, 2),
    last_contact_on date,
    last_review_on date,
    review_due_on date,
    next_due_on date,
    -- From when on the time runs after which nothing tells of the family: its end, or later for the sake of its youngest child.
    kept_from date,
    -- Somebody of the family died: nothing is asked until somebody tells that support goes on.
    stopped_on date,
    confirmed boolean not null,
    after_sign_off boolean not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'FILE', 'API', 'SAMPLE')),
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check ((person is null) = (key_version is null) and (person is null) = (person_space is null)),
    check (person is null or own_ref is not null),
    check ((closed_on is null) = (closure is null) and (declined_on is null) = (decline_reason is null)),
    check (declined_on is null or (first_support_on is null and closed_on is null)),
    check (accepted_on >= requested_on and first_support_on >= requested_on and closed_on >= first_support_on),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null)),
    check (withdrawn_at is null or (person is null and own_ref is null))
);
-- A family has one time of support at once with a unit.
create unique index on families.support (unit, own_ref)
    where own_ref is not null and closed_on is null and declined_on is null and withdrawn_at is null;
create index on families.support (own_ref, unit) where own_ref is not null;
create index on families.support (unit, began_on desc, id desc);
create index on families.support (unit, next_due_on) where closed_on is null and declined_on is null and withdrawn_at is null;
create index on families.support (person) where person is not null;
create index on families.support (kept_from) where own_ref is not null;
create index on families.support (entered_in) where entered_in is not null;

-- What happened in a time of support. Rows are added; what was wrong is taken back with the reason.
create table families.fact (
    id uuid primary key,
    support uuid not null references families.support,
    kind platform.code not null check (kind in ('ACCEPTED', 'STARTED', 'TIER', 'CONTACTED', 'REVIEWED', 'AT_HOME', 'ENGAGED',
        'SCORE', 'CLOSED', 'DECLINED')),
    on_day date not null,
    code platform.code,
    moment platform.code check (moment in ('START', 'MONTH_6', 'MONTH_12', 'REVIEW', 'END')),
    score numeric(6, 2),
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check ((kind in ('AT_HOME', 'ENGAGED', 'SCORE')) = (moment is not null)),
    check ((kind = 'SCORE') = (score is not null)),
    check ((code is null) = (kind in ('ACCEPTED', 'STARTED', 'CONTACTED', 'REVIEWED'))),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on families.fact (support);
create index on families.fact (entered_in) where entered_in is not null;

-- Who belongs to a family. An adult may have a key of their own, never somebody under 16.
create table families.member (
    id uuid primary key,
    support uuid not null references families.support,
    unit platform.code not null,
    position int not null,
    role platform.code not null,
    care_experienced boolean,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    unique (support, position),
    check ((person is null) = (key_version is null) and (person is null) = (person_space is null))
);
create index on families.member (person) where person is not null;

-- How old somebody was, as it was told on a day.
create table families.member_age (
    member uuid not null references families.member,
    from_on date not null,
    age_band platform.code not null,
    primary key (member, from_on)
);

-- What was told of families that came in together, for as long as the key of the change is known: who sends the same again hears the
-- same. What was told never repeats what was sent.
create table families.support_result (
    entered_in uuid not null,
    line int not null,
    number int not null,
    made uuid,
    remark boolean not null,
    path platform.code,
    message platform.code,
    reason platform.code,
    told_at timestamptz not null,
    primary key (entered_in, line, number)
);
create index on families.support_result (told_at);
