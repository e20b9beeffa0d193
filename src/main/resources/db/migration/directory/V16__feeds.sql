-- Directories of others whose services are taken in: by a file, or by the address of their feed.
create table directory.feed (
    id uuid primary key,
    version int not null,
    name platform.name not null unique,
    address platform.name,
    unit platform.code not null,
    nightly boolean not null,
    stopped_on date,
    read_at timestamptz,
    outcome platform.code check (outcome in ('WAITING', 'UNCHANGED', 'FAILED')),
    fault platform.code,
    answers jsonb not null default '{}',
    taken_at timestamptz,
    taken_by_name platform.name,
    taken_sha256 platform.code,
    made_by uuid not null,
    made_by_name platform.name not null,
    made_at timestamptz not null,
    check (not nightly or address is not null),
    check ((outcome = 'FAILED') = (fault is not null))
);

-- What was read of one and waits for somebody to take it over. It is gone once it was taken, thrown away or read anew.
create table directory.feed_reading (
    feed uuid primary key references directory.feed,
    id uuid not null,
    read_at timestamptz not null,
    name platform.name not null,
    sha256 platform.code not null,
    size bigint not null,
    content jsonb not null
);

-- Which feed told a field last, and by what the value is known again: one that is another by now somebody here told.
create table directory.field_source (
    service uuid not null references directory.service,
    field platform.code not null,
    feed uuid not null references directory.feed,
    digest platform.code not null,
    told_on date not null,
    primary key (service, field)
);

-- Which place of ours a feed means by one of its own.
create table directory.feed_place (
    feed uuid not null references directory.feed,
    value platform.code not null,
    place uuid not null references directory.place,
    primary key (feed, value)
);

-- Days on which feeds said that a service is closed besides: each is taken once, so that one that was taken out here stays out.
create table directory.feed_closed (
    service uuid not null references directory.service,
    place uuid references directory.place,
    from_on date not null,
    to_on date not null,
    unique nulls not distinct (service, place, from_on, to_on),
    check (to_on >= from_on)
);

-- When a feed listed a service last, and since when it does no more or says that it is not there.
alter table directory.external_id
    add column feed uuid references directory.feed,
    add column listed_on date,
    add column gone_on date,
    add column says platform.code check (says in ('GONE', 'CLOSED', 'PAUSED')),
    add check ((gone_on is null) = (says is null));
create index on directory.external_id (feed);
