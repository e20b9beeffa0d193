-- Somebody who volunteers at a host. Of the membership of the PVG scheme its state alone is kept, never the certificate.
create table community.volunteer (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    number int not null,
    role platform.code not null,
    regulated boolean not null,
    pvg platform.code not null,
    pvg_expires_on date,
    supervision_due date,
    expenses boolean not null,
    from_on date not null,
    state platform.code not null check (state in ('APPLIED', 'CHECKS', 'ACTIVE', 'PAUSED', 'ENDED')),
    ended_on date,
    end_reason platform.code,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    last_entry_on date not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'FILE', 'API', 'SAMPLE')),
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    unique (unit, number),
    check ((person is null) = (key_version is null) and (person is null) = (person_space is null)),
    check ((state = 'ENDED') = (ended_on is not null) and (ended_on is null) = (end_reason is null)),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on community.volunteer (unit, own_ref) where own_ref is not null;
create index on community.volunteer (person) where person is not null;
create index on community.volunteer (ended_on) where ended_on is not null;

-- Hours of a day, in quarters; several entries of one day are added up.
create table community.volunteer_hours (
    id uuid primary key,
    volunteer uuid not null references community.volunteer on delete cascade,
    on_day date not null,
    quarters int not null check (quarters > 0 and quarters <= 96),
    after_sign_off boolean not null,
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null
);
create index on community.volunteer_hours (volunteer, on_day);
create index on community.volunteer_hours (on_day);
create index on community.volunteer_hours (entered_in) where entered_in is not null;
