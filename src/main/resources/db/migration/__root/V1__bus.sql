-- The published-events bus. Every module's first script opens its own schema in the same way:
-- the owner makes tables, the application works with rows.
create schema bus;
grant usage on schema bus to adp_app;
alter default privileges in schema bus grant select, insert, update, delete on tables to adp_app;

create table bus.event_publication (
    id uuid primary key,
    listener_id text not null,
    event_type text not null,
    serialized_event text not null,
    publication_date timestamptz not null,
    completion_date timestamptz,
    status text,
    completion_attempts int,
    last_resubmission_date timestamptz
);
create index on bus.event_publication (completion_date);
create index on bus.event_publication using hash (serialized_event);

create table bus.event_publication_archive (
    id uuid primary key,
    listener_id text not null,
    event_type text not null,
    serialized_event text not null,
    publication_date timestamptz not null,
    completion_date timestamptz,
    status text,
    completion_attempts int,
    last_resubmission_date timestamptz
);
create index on bus.event_publication_archive (completion_date);
