create schema identity;
grant usage on schema identity to adp_app;
alter default privileges in schema identity grant select, insert, update, delete on tables to adp_app;

-- A human who can be given work or sign in.
create table identity.account (
    id uuid primary key,
    username text unique,
    name text not null,
    email text,
    password_hash text,
    disabled_on date,
    sample boolean not null default false
);

-- One person in one post of one unit for a time; several at once are usual.
create table identity.member (
    id uuid primary key,
    account uuid not null references identity.account,
    post text not null,
    unit text not null,
    role text not null,
    valid_from date not null,
    valid_to date,
    check (valid_to is null or valid_to >= valid_from)
);
create index on identity.member (account);
create index on identity.member (unit);
