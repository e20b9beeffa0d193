-- What an agreement about single persons says of what flows counts its terms; each organisation that gives confirms them.
alter table people.agreement add terms int not null default 1;
call platform.keep_history('people.agreement');

create table people.agreement_confirmation (
    agreement platform.code not null references people.agreement,
    organisation platform.code not null,
    terms int not null,
    confirmed_by uuid,
    confirmed_by_name platform.name not null,
    confirmed_at timestamptz not null,
    primary key (agreement, organisation, terms)
);

-- What the known lines of objections say together, so that others in their place are told of.
alter table people.objections_known add digest platform.code;

-- How many keys were made, by day: rows are added, put together each night, and go after a year.
create table people.keys_made (
    made_on date not null,
    data_set platform.code not null,
    basis platform.code not null check (basis in ('CHI', 'OWN_REF')),
    keys bigint not null
);
create index on people.keys_made (made_on);
insert into people.keys_made (made_on, data_set, basis, keys)
select (made_at at time zone 'Europe/London')::date, data_set, basis, sum(keys) from people.key_tally group by 1, 2, 3;
drop table people.key_tally;

-- Events whose subject could not be told by whoever heard of it, by day, likewise.
create table people.not_resolved (
    heard_on date not null,
    agreement platform.code not null,
    data_set platform.code not null,
    events bigint not null
);
create index on people.not_resolved (heard_on);
insert into people.not_resolved (heard_on, agreement, data_set, events)
select (at at time zone 'Europe/London')::date, agreement, data_set, count(*) from people.unresolved group by 1, 2, 3;
drop table people.unresolved;
