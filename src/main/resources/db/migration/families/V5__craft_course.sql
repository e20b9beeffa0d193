-- Courses in which somebody learns how to help a person close to them into treatment (CRAFT). Who learns is told by the unit's own number
-- and a key; the person close to them by nothing. What was told is a row of its own that is only added or taken back; what follows from
-- these and the rule stands on the course, so that lists and counts are one statement.
create table families.craft_course (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    start_on date not null,
    loved_one platform.code not null,
    sessions int not null,
    last_session_on date,
    left_on date,
    left_reason platform.code,
    entered platform.code,
    -- Of YES the day of entering treatment, else the day on which it was asked.
    entered_on date,
    completed_on date,
    -- From when on somebody is asked how the course goes; null once it is over.
    quiet_on date,
    -- The last day on which entering treatment counts.
    entry_due_on date not null,
    -- When it is to be asked whether they entered; null where nothing is left to ask.
    ask_on date,
    -- What counts of that: OUTSIDE, in treatment already as the course began.
    entry platform.code not null check (entry in ('OUTSIDE', 'ENTERED', 'NOT_ENTERED', 'NOT_KNOWN')),
    -- From when on the time runs after which nothing tells of anybody.
    kept_from date not null,
    -- Somebody died: nothing is asked any more.
    stopped_on date,
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
    check ((left_on is null) = (left_reason is null) and left_on >= start_on),
    check ((entered is null) = (entered_on is null) and entered_on >= start_on),
    check (completed_on >= start_on and (sessions = 0) = (last_session_on is null)),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null)),
    check (withdrawn_at is null or (person is null and own_ref is null))
);
-- One course a day, by which a file knows it again.
create unique index on families.craft_course (unit, own_ref, start_on) where own_ref is not null and withdrawn_at is null;
create index on families.craft_course (person) where person is not null;
create index on families.craft_course (start_on);
create index on families.craft_course (entry_due_on);
create index on families.craft_course (kept_from) where own_ref is not null;
create index on families.craft_course (entered_in) where entered_in is not null;

-- What was told of a course: a session, whether the person close to them entered treatment, that they left, a score.
create table families.craft_fact (
    id uuid primary key,
    course uuid not null references families.craft_course,
    kind platform.code not null check (kind in ('SESSION', 'ENTERED', 'LEFT', 'SCORE_BEFORE', 'SCORE_AFTER')),
    on_day date not null,
    -- What was answered, why they left, or the tool of a score.
    code platform.code,
    score int,
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check ((kind = 'SESSION') = (code is null) and (kind like 'SCORE%') = (score is not null)),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on families.craft_fact (course);
-- One session a day, and they leave once.
create unique index on families.craft_fact (course, on_day) where kind = 'SESSION' and withdrawn_at is null;
create unique index on families.craft_fact (course) where kind = 'LEFT' and withdrawn_at is null;
create index on families.craft_fact (entered_in) where entered_in is not null;
