-- What the directory is counted by, as it was told on each day: a row holds from its first day to its last. Past days are kept
-- as they were told, since the directory tells some of it of today alone.
create table activities.directory_entry (
    service uuid not null,
    from_on date not null,
    until_on date,
    unit platform.code not null,
    audiences platform.codes not null,
    assurance platform.code not null,
    contact_wrong boolean,
    doubted boolean,
    unknown_ahead boolean,
    primary key (service, from_on),
    check (until_on >= from_on)
);
create index on activities.directory_entry (until_on, from_on);

-- Evenings and weekends that are covered, and areas without anything at any time, of what is watched.
create table activities.directory_week (
    from_on date primary key,
    until_on date,
    covered int not null,
    cells int not null check (covered between 0 and cells),
    areas_without int not null,
    areas int not null check (areas_without between 0 and areas),
    check (until_on >= from_on)
);
