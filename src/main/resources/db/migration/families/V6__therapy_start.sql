-- Therapy that a parent or a child of a family is referred to: the referral, and the beginning or that it does not come about. All hang on
-- the family's own number and its key; nobody of the family has one here.
create table families.therapy_start (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    -- The same for all of a family, also once nothing tells whose it is.
    family uuid not null,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    who platform.code not null check (who in ('PARENT', 'CHILD')),
    age_band platform.code,
    referred_on date not null,
    started_on date,
    closed_on date,
    close_reason platform.code,
    -- From when on it counts as a long wait.
    long_on date not null,
    -- From when on the time runs after which nothing tells of anybody; null while they wait.
    kept_from date,
    -- Somebody of the family died: nothing is asked any more.
    stopped_on date,
    after_sign_off boolean not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'FILE', 'API', 'SAMPLE')),
    entered_in uuid,
    -- The last file that told how it went on of one that was there.
    told_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check ((person is null) = (key_version is null) and (person is null) = (person_space is null)),
    check ((who = 'CHILD') = (age_band is not null)),
    check (started_on >= referred_on and closed_on >= referred_on),
    check ((closed_on is null) = (close_reason is null) and (closed_on is null or started_on is null)),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null)),
    check (withdrawn_at is null or (person is null and own_ref is null))
);
create index on families.therapy_start (unit, own_ref) where own_ref is not null;
create index on families.therapy_start (family);
create index on families.therapy_start (person) where person is not null;
create index on families.therapy_start (referred_on);
create index on families.therapy_start (started_on) where started_on is not null;
create index on families.therapy_start (kept_from) where own_ref is not null;
create index on families.therapy_start (entered_in) where entered_in is not null;
create index on families.therapy_start (told_in) where told_in is not null;
