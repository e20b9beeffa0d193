-- What was open at the end of a quarter ended after it and began before: of those that ended since, the few are found without reading the others.
drop index treatment.wait_ended_on_idx;
create index on treatment.wait (ended_on, received_on);
