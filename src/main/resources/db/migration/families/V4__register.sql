-- Entries of registers. What is said of one is a row of its own that is only added, so that what was said before stays readable.
create table families.register_entry (
    id uuid primary key,
    version int not null,
    kind platform.code not null,
    unit platform.code not null,
    item platform.code not null,
    recorded_at timestamptz not null
);
create index on families.register_entry (kind, unit, item);

create table families.register_said (
    id uuid primary key,
    entry uuid not null references families.register_entry,
    revision int not null check (revision > 0),
    state platform.code not null,
    on_day date not null,
    number int check (number > 0),
    evidence platform.words,
    meeting_group platform.code,
    meeting_on date,
    withdrawn boolean not null,
    reason platform.words,
    -- Whether it came after figures of its day were released.
    after_sign_off boolean not null,
    said_by uuid not null,
    said_by_name platform.name not null,
    said_at timestamptz not null,
    unique (entry, revision),
    check ((revision = 1) = (reason is null)),
    check ((meeting_group is null) = (meeting_on is null))
);
