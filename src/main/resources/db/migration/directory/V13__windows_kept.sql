-- From which day to which the windows of a service are worked out, and by which calendar: what does not reach far enough, or was
-- worked out by another one, is worked out anew. Whoever works out a service's windows holds its row, so that two never write them at once.
create table directory.windows_kept (
    service uuid primary key references directory.service,
    from_on date not null,
    until_on date not null,
    calendar platform.code not null
);
create index on directory.windows_kept (until_on);
