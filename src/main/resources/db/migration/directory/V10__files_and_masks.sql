-- Which file added a service, or told under what else it is listed, so that the file can be taken back.
alter table directory.service add column import uuid;
alter table directory.external_id add column import uuid;

-- Why others see more of a place than before.
create table directory.place_shown (
    id uuid primary key,
    place uuid not null references directory.place,
    masking platform.code not null check (masking in ('OPEN', 'AREA_ONLY')),
    because platform.words not null,
    shown_by_name platform.name not null,
    shown_at timestamptz not null
);
create index on directory.place_shown (place);
