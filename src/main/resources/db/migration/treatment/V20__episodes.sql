-- A time of treatment of somebody at a unit. All that is told of it is a row of facts that is only added or taken back; what follows from
-- those that stand is on the episode, so that a list is one statement and a file can be taken back whole.
create table treatment.episode (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    started_on date not null,
    age_band platform.code,
    sex platform.code,
    simd_quintile platform.code,
    simd_version platform.code,
    home_area platform.code,
    -- What follows from the facts that stand.
    substance platform.code not null,
    treatment_types platform.codes not null,
    setting platform.code not null,
    medicine platform.code,
    first_contact_at timestamptz,
    first_prescription_at timestamptz,
    same_day_offered boolean,
    shared_care boolean,
    last_contact_on date not null,
    ended_on date,
    end_reason platform.code,
    offered_elsewhere boolean,
    -- Somebody died: nothing is asked any more, and no record of the service says why.
    stopped_on date,
    -- The first episode of the time of treatment that this one goes on with; it stays when the person is taken out, since figures ask
    -- who began and who goes on.
    spell uuid not null,
    -- Since which last contact others were told that nobody hears of the person.
    silent_told_on date,
    -- Its time is over: it tells of nobody any more.
    erased boolean not null default false,
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
    check (end_reason is null or ended_on is not null),
    check (offered_elsewhere is null or end_reason is not null),
    check (ended_on is null or ended_on >= started_on),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null)),
    check (withdrawn_at is null or (person is null and own_ref is null))
);
-- Room beside each row: nightly files move its last contact, and only the indexes of open ones have to be told.
alter table treatment.episode set (fillfactor = 70);
create index on treatment.episode (unit, last_contact_on) where ended_on is null and withdrawn_at is null;
create index on treatment.episode (unit, started_on);
create index on treatment.episode (unit, ended_on) where ended_on is not null;
create index on treatment.episode (unit, own_ref) where own_ref is not null;
create index on treatment.episode (person, started_on) where person is not null;
create index on treatment.episode (started_on);
create index on treatment.episode (spell);
create index on treatment.episode (entered_in) where entered_in is not null;

create table treatment.episode_fact (
    id uuid primary key,
    episode uuid not null references treatment.episode,
    kind platform.code not null check (kind in ('SUBSTANCE', 'TREATMENT', 'SETTING', 'MEDICINE', 'FIRST_CONTACT',
        'FIRST_PRESCRIPTION', 'SAME_DAY_OFFERED', 'SHARED_CARE', 'CONTACT', 'ENDED')),
    on_day date,
    at_moment timestamptz,
    codes platform.codes not null,
    answer boolean,
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on treatment.episode_fact (episode);
create index on treatment.episode_fact (entered_in) where entered_in is not null;
