-- Somebody learns: one course, from its first day on. Who it is is told by the service's own reference and a key, under an agreement. The
-- course is a value of a list and never words, so that nothing here can tell of a person.
create table community.learner_path (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    course platform.code not null,
    provider platform.code not null,
    scqf_level int check (scqf_level between 1 and 12),
    start_on date not null,
    end_on date,
    outcome platform.code check (outcome in ('COMPLETED', 'LEFT')),
    left_because platform.code,
    qualification platform.code,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    after_sign_off boolean not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'FILE', 'API', 'SAMPLE')),
    entered_in uuid,
    ended_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check (end_on >= start_on),
    check ((end_on is null) = (outcome is null)),
    check (left_because is null or outcome = 'LEFT'),
    check (qualification is null or end_on is not null),
    check ((person is null) = (key_version is null) and (person is null) = (person_space is null)),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on community.learner_path (unit, start_on desc, id desc);
create index on community.learner_path (end_on);
create index on community.learner_path (unit, own_ref) where own_ref is not null;
create index on community.learner_path (person) where person is not null;
create index on community.learner_path (entered_in) where entered_in is not null;
create index on community.learner_path (ended_in) where ended_in is not null;
