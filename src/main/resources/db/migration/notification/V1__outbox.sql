create schema notification;
grant usage on schema notification to adp_app;
alter default privileges in schema notification grant select, insert, update, delete on tables to adp_app;

-- A message to a person, kept until somebody sends it by hand.
create table notification.message (
    id uuid primary key,
    version int not null,
    batch uuid not null,
    recipient uuid not null,
    kind text not null check (kind in ('NUDGE')),
    subject text not null,
    body text not null,
    state text not null check (state in ('WAITING', 'SENT', 'DROPPED')),
    created_by uuid not null,
    created_by_name text not null,
    created_at timestamptz not null,
    closed_at timestamptz,
    check ((state = 'WAITING') = (closed_at is null))
);
create index on notification.message (state, created_at, id);
create index on notification.message (recipient, created_at desc);
create index on notification.message (batch);
