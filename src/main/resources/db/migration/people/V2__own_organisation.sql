-- A hold is that of one organisation; one of before holds the rows of all.
alter table people.hold add organisation platform.code;
drop index people.hold_data_set_idx;
create unique index on people.hold (organisation, data_set) nulls not distinct where lifted_at is null;

-- How many objections lie in the folder of the secrets, so that it is told where some are gone.
create table people.objections_known (
    one boolean primary key default true check (one),
    lines int not null
);
