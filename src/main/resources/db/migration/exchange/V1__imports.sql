create schema exchange;
grant usage on schema exchange to adp_app;
alter default privileges in schema exchange grant select, insert, update, delete on tables to adp_app;

-- What was imported from a file, and what was taken back.
create table exchange.import (
    id uuid primary key,
    kind text not null,
    file_name text not null,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint not null check (size >= 0),
    counts jsonb not null,
    can_be_taken_back boolean not null,
    imported_at timestamptz not null,
    imported_by uuid not null,
    imported_by_name text not null,
    taken_back_at timestamptz,
    taken_back_by uuid,
    taken_back_by_name text,
    taken_back_reason text,
    check ((taken_back_at is null) = (taken_back_by is null)),
    check ((taken_back_at is null) = (taken_back_by_name is null)),
    check ((taken_back_at is null) = (taken_back_reason is null))
);
create index on exchange.import (imported_at desc, id desc);
-- The same file changes nothing a second time, however close the two come.
create unique index import_once on exchange.import (kind, sha256) where taken_back_at is null;
