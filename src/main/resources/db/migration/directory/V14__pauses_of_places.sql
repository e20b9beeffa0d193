-- A pause of one place of a service; without one it is of the whole service.
alter table directory.service_pause add column at_place uuid references directory.service_at_place on delete cascade;
