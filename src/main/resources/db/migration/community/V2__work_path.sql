-- Somebody's way into work: facts alone. What follows from them, such as whether work was sustained, is worked out from the facts
-- and the rule of the first start. Who it is is told by the service's own reference and a key, under an agreement.
create table community.work_path (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    registered_on date not null,
    lived_experience platform.code,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    ended_on date,
    end_reason platform.code,
    last_entry_on date not null,
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
    check ((ended_on is null) = (end_reason is null)),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on community.work_path (unit, registered_on desc, id desc);
create index on community.work_path (unit, own_ref) where own_ref is not null;
create index on community.work_path (person) where person is not null;
create index on community.work_path (entered_in) where entered_in is not null;

-- One thing that happened on the way: an activity or a job with its days, or a check on one day.
create table community.work_fact (
    id uuid primary key,
    path uuid not null references community.work_path on delete cascade,
    kind platform.code not null check (kind in ('ACTIVITY', 'JOB', 'CHECK')),
    from_on date not null,
    to_on date,
    activity platform.code,
    hours_band platform.code,
    job_kind platform.code,
    sector platform.code,
    second_job boolean,
    in_work boolean,
    unbroken boolean,
    evidence platform.code,
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    check (to_on >= from_on),
    check ((kind = 'ACTIVITY') = (activity is not null)),
    check ((kind = 'JOB') = (hours_band is not null and job_kind is not null and sector is not null and second_job is not null)),
    check ((kind = 'CHECK') = (in_work is not null and unbroken is not null and evidence is not null)),
    check (kind <> 'CHECK' or to_on is null)
);
create index on community.work_fact (path, from_on);
create index on community.work_fact (entered_in) where entered_in is not null;
