-- Words about risk and harm that partners agreed to say alike.
create table activities.message_set (
    id uuid primary key,
    version int not null,
    code platform.code not null unique,
    title platform.name not null,
    topic platform.code not null,
    unit platform.code not null,
    agreed platform.words not null,
    reviewed_on date not null,
    reviewed_by_name platform.name not null,
    withdrawn_on date,
    made_by uuid not null,
    made_by_name platform.name not null,
    made_at timestamptz not null,
    changed_by_name platform.name,
    changed_at timestamptz not null
);

-- Which units were asked to use them.
create table activities.message_asked (
    message_set uuid not null references activities.message_set on delete cascade,
    unit platform.code not null,
    asked_on date not null,
    asked_by_name platform.name not null,
    primary key (message_set, unit)
);

-- From when to when a unit uses them.
create table activities.message_use (
    id uuid primary key,
    message_set uuid not null references activities.message_set on delete cascade,
    unit platform.code not null,
    from_on date not null,
    to_on date,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    recorded_at timestamptz not null,
    check (to_on >= from_on)
);
create unique index on activities.message_use (message_set, unit) where to_on is null;
