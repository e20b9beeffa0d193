-- Whom somebody asked to be open where and when nothing is. An ask is closed by the night that finds something open then, and by nothing else.
create table directory.coverage_asked (
    id uuid primary key,
    area platform.code not null,
    weekday int not null check (weekday between 1 and 7),
    band platform.code not null,
    unit platform.code not null,
    asked_on date not null,
    asked_by uuid not null,
    asked_by_name platform.name not null,
    asked_at timestamptz not null,
    covered_on date
);
create index on directory.coverage_asked (area, weekday, band) where covered_on is null;
