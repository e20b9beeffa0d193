-- A wait is changed some times in its life, and all of them when a rule changes. With room left beside it a changed row stays on its page,
-- and none of the table's indexes has to be told.
alter table treatment.wait set (fillfactor = 50);
