-- When the form was opened that was filed, so that the minutes that are promised can be held against those it took; and by which file it
-- came. Null where no form was open, or no file brought it.
alter table measures.unit_return_revision add column opened_at timestamptz;
alter table measures.unit_return_revision add column came_in uuid;
alter table measures.unit_return_revision add constraint opened_before_filed check (opened_at <= filed_at);
create index on measures.unit_return_revision (came_in) where came_in is not null;
