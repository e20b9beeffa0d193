-- Two sessions that were found to be one, as long as that can be taken back: how the other one stood, and which units came to
-- the kept one with it.
create table activities.session_merge (
    other uuid primary key references activities.session,
    kept uuid not null references activities.session,
    stood platform.code not null check (stood in ('HELD', 'TO_CHECK')),
    added platform.codes not null,
    said_by_name platform.name not null,
    said_at timestamptz not null
);
create index on activities.session_merge (kept);

-- How many came to a group in a quarter or a year, as those who run it told, who let nobody count a single session.
create table activities.series_count (
    id uuid primary key,
    version int not null,
    series uuid not null references activities.series,
    unit platform.code not null,
    place uuid,
    area platform.code,
    from_on date not null,
    to_on date not null,
    number int not null check (number >= 0),
    after_sign_off boolean not null,
    changed_because platform.code,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    recorded_at timestamptz not null,
    changed_by_name platform.name,
    changed_at timestamptz not null,
    unique (series, from_on),
    check (to_on > from_on)
);
