create schema shell;
grant usage on schema shell to adp_app;
alter default privileges in schema shell grant select, insert, update, delete on tables to adp_app;

-- What somebody has typed into a form and not saved: one for each account and place, until it is saved or 30 days passed.
create table shell.draft (
    account uuid not null,
    -- The form and the record it is about, such as strategy.update ADP-2026/1.2.
    place platform.code not null,
    saved_at timestamptz not null,
    -- The version of the record that the form opened with.
    record_version int,
    primary key (account, place)
);
create index on shell.draft (saved_at);

-- As it was typed, also where its field did not understand it.
create table shell.draft_field (
    account uuid not null,
    place platform.code not null,
    field platform.code not null,
    typed platform.words not null,
    primary key (account, place, field),
    foreign key (account, place) references shell.draft on delete cascade on update cascade
);
