-- Where and when something is open of what is watched, as it was found last night: from one night to the next it shows what was
-- lost and what is there again. A cell keeps its id as long as it is looked at.
create table directory.coverage_cell (
    id uuid primary key,
    area platform.code not null,
    weekday int not null check (weekday between 1 and 7),
    band platform.code not null,
    revision int not null,
    covered int not null,
    state platform.code not null check (state in ('COVERED', 'PARTIAL', 'GAP')),
    reason platform.code,
    since date not null,
    rule_from date not null,
    found_on date not null,
    unique (area, weekday, band),
    check ((state = 'GAP') = (reason is not null))
);
