-- Schema bus and the registry's two tables are there since __root/V1. Here is what delivering needs beside them.

-- When an event that waits may be taken: from when it was published or failed until then it is in somebody's hand.
alter table bus.event_publication
    add due_at timestamptz not null default now(),
    add reason platform.code;
create index on bus.event_publication (due_at);
alter table bus.event_publication_archive
    add due_at timestamptz,
    add reason platform.code;
-- Nobody looks for an event by its text.
drop index bus.event_publication_serialized_event_idx;

-- Delivered as often as is tried, and not handled. They lie here so that they are in no other event's way.
create table bus.parked (
    id uuid primary key,
    listener_id platform.code not null,
    event_type platform.code not null,
    serialized_event platform.code not null,
    publication_date timestamptz not null,
    attempts int not null,
    reason platform.code not null,
    parked_at timestamptz not null
);
create index on bus.parked (parked_at, id);

-- Parked, and somebody decided that they are not to be handled.
create table bus.discarded (
    id uuid primary key,
    listener_id platform.code not null,
    event_type platform.code not null,
    serialized_event platform.code not null,
    publication_date timestamptz not null,
    attempts int not null,
    reason platform.code not null,
    parked_at timestamptz not null,
    why platform.words not null,
    discarded_by uuid not null,
    discarded_by_name platform.name not null,
    discarded_at timestamptz not null
);

-- What a listener has handled: each event once, and of a record nothing older than what it has seen.
create table bus.applied (
    listener_id platform.code not null,
    event_id uuid not null,
    applied_at timestamptz not null default now(),
    primary key (listener_id, event_id)
);
create index on bus.applied (applied_at);

create table bus.applied_revision (
    listener_id platform.code not null,
    record uuid not null,
    revision int not null,
    applied_at timestamptz not null default now(),
    primary key (listener_id, record)
);
create index on bus.applied_revision (applied_at);

-- Which node does a job now, so that no other does it too.
create table bus.shedlock (
    name platform.code primary key,
    lock_until timestamptz not null,
    locked_at timestamptz not null,
    locked_by platform.code not null
);
