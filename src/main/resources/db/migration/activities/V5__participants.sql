-- Which adults were at a session of a programme that tells them apart: a key in the place of a number. The session holds the
-- heads, of which no session has fewer than rows here. A row without a key tells of nobody: of somebody who objected, or of
-- whom the time is over.
create table activities.participant (
    id uuid primary key,
    session uuid not null references activities.session on delete cascade,
    unit platform.code not null,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    entered_in uuid,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    recorded_at timestamptz not null,
    check ((person is null) = (key_version is null) and (person is null) = (person_space is null)),
    check (person is not null or (own_ref is null and agreement is null))
);
create index on activities.participant (session);
create index on activities.participant (person) where person is not null;
create index on activities.participant (unit, own_ref) where own_ref is not null;
