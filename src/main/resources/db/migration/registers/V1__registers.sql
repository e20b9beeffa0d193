create schema registers;
grant usage on schema registers to adp_app;
alter default privileges in schema registers grant select, insert, update, delete on tables to adp_app;

-- Entries of registers. What is said of one is a row of its own that is only added, so that what was said before stays readable.
create table registers.register_entry (
    id uuid primary key,
    version int not null,
    kind platform.code not null,
    unit platform.code not null,
    item platform.code not null,
    -- What it is called, where places are things of their own.
    title platform.words,
    -- Entries about one such thing; no two things become one when what they are called is taken out.
    place uuid,
    recorded_at timestamptz not null,
    -- The file that brought it, so that the file can be taken back.
    came_in uuid,
    check ((title is null) = (place is null))
);
create index on registers.register_entry (kind, unit, item);
create index on registers.register_entry (place) where place is not null;
create index on registers.register_entry (came_in) where came_in is not null;

create table registers.register_said (
    id uuid primary key,
    entry uuid not null references registers.register_entry,
    revision int not null check (revision > 0),
    state platform.code not null,
    on_day date not null,
    until_day date,
    number int check (number > 0),
    words platform.words,
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

-- Families kept registers before. Their own script takes the rest along where theirs are not as far yet.
do $$
begin
    if exists (select from information_schema.columns
               where (table_schema, table_name, column_name) = ('families', 'register_entry', 'came_in')) then
        insert into registers.register_entry (id, version, kind, unit, item, recorded_at, came_in)
        select id, version, kind, unit, item, recorded_at, came_in from families.register_entry;
        insert into registers.register_said (id, entry, revision, state, on_day, number, evidence, meeting_group, meeting_on,
            withdrawn, reason, after_sign_off, said_by, said_by_name, said_at)
        select id, entry, revision, state, on_day, number, evidence, meeting_group, meeting_on, withdrawn, reason,
            after_sign_off, said_by, said_by_name, said_at from families.register_said;
        drop table families.register_said, families.register_entry;
    end if;
end $$;
