-- Services have ids: others keep records of them, such as where naloxone is. Their names of before become drafts, which
-- whoever runs them fills in one day. A service that a unit runs no more is ended, since others name it.
create table directory.service (
    id uuid primary key,
    version int not null,
    unit platform.code not null references directory.unit,
    name platform.name not null,
    state platform.code not null check (state in ('DRAFT', 'PUBLISHED', 'CLOSED')),
    position int not null,
    ended_on date,
    search tsvector not null generated always as (platform.searched(name)) stored,
    unique (unit, name),
    check ((state = 'CLOSED') = (ended_on is not null))
);
insert into directory.service (id, version, unit, name, state, position)
select gen_random_uuid(), 1, unit, name, 'DRAFT', position from (
    select distinct on (unit, name) unit, name, position from directory.unit_service order by unit, name, position);
drop table directory.unit_service;

-- Where things happen. How much of the address others see is said with it.
create table directory.place (
    id uuid primary key,
    version int not null,
    name platform.name not null,
    kind platform.code not null,
    area platform.code not null,
    street platform.name,
    town platform.name,
    postcode platform.code,
    masking platform.code not null check (masking in ('OPEN', 'AREA_ONLY', 'NONE_SHOWN')),
    opened_on date,
    closed_on date,
    made_by uuid not null,
    made_by_name platform.name not null,
    made_at timestamptz not null,
    check (closed_on >= opened_on)
);
create index on directory.place (area);
