create schema audit;
grant usage on schema audit to adp_app;
-- Rows are added and read; nobody changes or removes one through the application.
alter default privileges in schema audit grant select, insert on tables to adp_app;

create table audit.entry (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    xid xid8 not null default pg_current_xact_id(),
    actor text not null,
    actor_account uuid,
    operation text not null,
    subject text not null,
    changes jsonb not null,
    reference text not null
);
create index on audit.entry (at desc, id desc);
create index on audit.entry (subject, id desc);
