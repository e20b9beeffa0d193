-- What somebody needs, asked domain by domain at the start, again after some months, and at the end. Who it is is told by the service's own
-- reference and a key, under an agreement. Needs are values of a list and never words, so that nothing here can tell of a person.
create table community.need_check (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    checked_on date not null,
    stage platform.code not null check (stage in ('START', 'REVIEW', 'END')),
    review_on date,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    after_sign_off boolean not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'FILE', 'API', 'SAMPLE')),
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check ((stage = 'END') = (review_on is null)),
    check ((person is null) = (key_version is null) and (person is null) = (person_space is null)),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
-- A check is known again by whom it is of and its day; what is withdrawn has no reference.
create unique index on community.need_check (unit, own_ref, checked_on) where own_ref is not null;
create index on community.need_check (unit, checked_on desc, id desc);
create index on community.need_check (checked_on);
create index on community.need_check (person, checked_on) where person is not null;
create index on community.need_check (entered_in) where entered_in is not null;

-- One answer. A domain that was not asked about has no row; who has no need there has one that says so.
create table community.need_answer (
    need_check uuid not null references community.need_check on delete cascade,
    domain platform.code not null,
    need boolean not null,
    met platform.code check (met in ('YES', 'PART', 'NO', 'NOT_KNOWN')),
    primary key (need_check, domain),
    check (need = (met is not null))
);
