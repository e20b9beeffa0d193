-- Aftercare of a person or a family once they have left a place where they stayed. It is told by the unit's own reference and a key.
-- Days and checks are rows of their own that are only added; which check counts for what follows from them and stands in `milestone`.
create table families.aftercare (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    stay platform.code not null,
    age_band platform.code not null,
    expected_on date,
    exit_on date,
    plan_agreed boolean,
    ended_on date,
    end_reason platform.code,
    cancelled_on date,
    cancel_reason platform.code,
    first_contact_on date,
    -- From when on the time runs after which nothing tells of anybody; null while it goes on.
    kept_from date,
    -- Somebody died: nothing is asked any more.
    stopped_on date,
    -- When other modules were told that nobody was in touch in time.
    missed_at timestamptz,
    after_sign_off boolean not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'FILE', 'API', 'SAMPLE')),
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check (expected_on is not null or exit_on is not null),
    check ((person is null) = (key_version is null) and (person is null) = (person_space is null)),
    check ((ended_on is null) = (end_reason is null) and (cancelled_on is null) = (cancel_reason is null)),
    check (cancelled_on is null or ended_on is null),
    check (ended_on >= exit_on),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null)),
    check (withdrawn_at is null or (person is null and own_ref is null))
);
-- Whoever is followed is followed once at a time by a unit.
create unique index on families.aftercare (unit, own_ref)
    where own_ref is not null and ended_on is null and cancelled_on is null and withdrawn_at is null;
create index on families.aftercare (unit, own_ref) where own_ref is not null;
create index on families.aftercare (person) where person is not null;
create index on families.aftercare (exit_on) where exit_on is not null;
create index on families.aftercare (kept_from) where own_ref is not null;
create index on families.aftercare (entered_in) where entered_in is not null;

-- Each day on which somebody was expected to leave or left, as it was told; of each kind the one that was told last holds.
create table families.aftercare_day (
    id uuid primary key,
    aftercare uuid not null references families.aftercare,
    kind platform.code not null check (kind in ('EXPECTED', 'EXIT')),
    on_day date not null,
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null
);
create index on families.aftercare_day (aftercare);

-- Each time somebody tried to be in touch.
create table families.aftercare_check (
    id uuid primary key,
    aftercare uuid not null references families.aftercare,
    on_day date not null,
    answer platform.code not null,
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on families.aftercare_check (aftercare);

-- What is to be asked after somebody has left, and what was answered, as it follows from the days, the checks and the rule.
create table families.aftercare_milestone (
    aftercare uuid not null references families.aftercare,
    code platform.code not null,
    opens_on date not null,
    due_on date not null,
    closes_on date not null,
    answer platform.code,
    left_out boolean not null,
    primary key (aftercare, code),
    check (opens_on <= due_on and due_on <= closes_on)
);
create index on families.aftercare_milestone (due_on);
