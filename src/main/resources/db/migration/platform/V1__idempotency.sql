create schema platform;
grant usage on schema platform to adp_app;
alter default privileges in schema platform grant select, insert, update, delete on tables to adp_app;

create table platform.idempotency_key (
    caller text not null,
    key text not null,
    digest text not null,
    result uuid,
    created_at timestamptz not null default now(),
    primary key (caller, key)
);
create index on platform.idempotency_key (created_at);
