-- Counts how often waits, or what units returned of them, were told to have changed, so that who counts all of a quarter can keep it.
create table treatment.waits_counted (
    one boolean primary key default true check (one),
    revision bigint not null
);
insert into treatment.waits_counted (revision) values (0);
