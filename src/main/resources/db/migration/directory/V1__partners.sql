create schema directory;
grant usage on schema directory to adp_app;
alter default privileges in schema directory grant select, insert, update, delete on tables to adp_app;

create table directory.organisation (
    code text primary key,
    name text not null,
    kind text not null,
    position int not null,
    ended_on date
);

create table directory.unit (
    code text primary key,
    name text not null,
    organisation text not null references directory.organisation,
    parent text references directory.unit,
    position int not null,
    ended_on date
);
create index on directory.unit (parent);

create table directory.unit_service (
    unit text not null references directory.unit,
    position int not null,
    name text not null,
    primary key (unit, position)
);

create table directory.meeting_group (
    code text primary key,
    name text not null,
    reports_to text,
    papers_due_working_days_before int not null check (papers_due_working_days_before >= 0),
    position int not null,
    ended_on date
);

create table directory.meeting (
    group_code text not null references directory.meeting_group,
    held_on date not null,
    papers_due_on date not null check (papers_due_on <= held_on),
    sample boolean not null default false,
    primary key (group_code, held_on)
);
create index on directory.meeting (group_code, papers_due_on);
