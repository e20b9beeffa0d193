-- The log of activities tells that a group stopped, of which the directory still lists the service: a report as from anybody else, once for
-- each series that ended.
alter table directory.entry_report
    drop constraint entry_report_route_check,
    add column stopped_on date,
    add column series uuid,
    add check (route in ('PAGE', 'STAFF', 'PHONE', 'FEED', 'LOG')),
    add check ((route = 'LOG') = (stopped_on is not null and series is not null));
create unique index on directory.entry_report (series) where series is not null;
