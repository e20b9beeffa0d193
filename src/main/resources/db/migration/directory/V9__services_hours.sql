-- Services as people find them. A service that the partnership's file names keeps that name beside the one it goes by, so that
-- whoever runs it may call it what they like; one that was made on a page is none of the file's.
alter table directory.service
    drop constraint service_unit_name_key,
    add column file_name platform.name,
    add column slug platform.code unique,
    add column description platform.words,
    add column kinds platform.codes not null default '{}',
    add column audiences platform.codes not null default '{}',
    add column min_age int check (min_age between 0 and 120),
    add column max_age int check (max_age between 0 and 120),
    add column substances platform.codes not null default '{}',
    add column how_to_come platform.codes not null default '{}',
    add column referral_url platform.name,
    add column cost platform.words,
    add column languages platform.codes not null default '{}',
    add column formats platform.codes not null default '{}',
    add column email platform.name,
    add column url platform.name,
    add column model platform.code,
    add column alert platform.words,
    add column alert_until date,
    add column areas platform.codes not null default '{}',
    add column staff_only boolean not null default false,
    add column heard_how platform.words,
    add column successor uuid references directory.service,
    add column merged boolean not null default false,
    add column published_at timestamptz,
    add column changed_at timestamptz not null default now(),
    add column changed_by_name platform.name,
    add unique (unit, file_name),
    add check (max_age >= min_age),
    add check (state <> 'PUBLISHED' or (slug is not null and description is not null)),
    add check (not merged or (state = 'CLOSED' and successor is not null));
update directory.service set file_name = name;
create index on directory.service (changed_at);

-- A service at one of its places.
create table directory.service_at_place (
    id uuid primary key,
    service uuid not null references directory.service,
    place uuid not null references directory.place,
    position int not null,
    note platform.words,
    unique (service, place)
);
create index on directory.service_at_place (place);

-- Numbers to ring, of a service or of one of its places.
create table directory.service_phone (
    service uuid not null references directory.service,
    at_place uuid references directory.service_at_place on delete cascade,
    position int not null,
    number platform.name not null,
    what platform.name,
    unique nulls not distinct (service, at_place, position)
);

-- When it is open: rows of the service, or of one of its places that has hours of its own.
create table directory.schedule (
    id uuid primary key default gen_random_uuid(),
    service uuid not null references directory.service,
    at_place uuid references directory.service_at_place on delete cascade,
    position int not null,
    kind platform.code not null check (kind in ('REGULAR', 'SEASON', 'HOLIDAY')),
    label platform.name,
    replaces boolean not null,
    frequency platform.code not null check (frequency in ('ONCE', 'WEEKLY', 'MONTHLY')),
    every int not null check (every between 1 and 12),
    by_day platform.codes not null,
    by_month_day int[] not null,
    anchor_on date,
    until_on date,
    opens time not null,
    closes time not null,
    confirmed_until date,
    on_holidays platform.code not null check (on_holidays in ('OPEN', 'CLOSED', 'ASK')),
    term_time_only boolean not null,
    note platform.words,
    unique nulls not distinct (service, at_place, position),
    check (until_on >= anchor_on),
    check (every = 1 or anchor_on is not null),
    check (frequency <> 'ONCE' or anchor_on is not null),
    check (by_day = '{}' or by_month_day = '{}')
);

create table directory.hours_exception (
    id uuid primary key,
    service uuid not null references directory.service,
    at_place uuid references directory.service_at_place on delete cascade,
    from_on date not null,
    to_on date not null,
    reason platform.code,
    opens time,
    closes time,
    made_by uuid not null,
    made_by_name platform.name not null,
    made_at timestamptz not null,
    check (to_on >= from_on),
    check ((reason is null) = (opens is not null)),
    check ((opens is null) = (closes is null))
);
create index on directory.hours_exception (service);

-- A pause ends on its last day, or when somebody says that the service is back.
create table directory.service_pause (
    id uuid primary key,
    service uuid not null references directory.service,
    from_on date not null,
    to_on date,
    review_on date,
    reason platform.code not null,
    made_by uuid not null,
    made_by_name platform.name not null,
    made_at timestamptz not null,
    resumed_at timestamptz,
    resumed_by_name platform.name,
    check (to_on is not null or review_on is not null or resumed_at is not null)
);
create index on directory.service_pause (service);

-- What follows from hours, exceptions, pauses and the calendar for the days ahead. Worked out anew on each change and each
-- night; between the windows it is closed. Without a place it is of a service that has none.
create table directory.opening_window (
    service uuid not null references directory.service,
    at_place uuid references directory.service_at_place on delete cascade,
    state platform.code not null check (state in ('OPEN', 'UNKNOWN', 'CLOSED')),
    reason platform.code,
    code platform.code,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    unique nulls not distinct (service, at_place, starts_at),
    check (ends_at > starts_at)
);
create index on directory.opening_window (ends_at, starts_at);

-- "This entry is right": rows only added.
create table directory.assurance (
    id uuid primary key,
    service uuid not null references directory.service,
    assured_on date not null,
    role platform.name not null,
    how platform.code not null check (how in ('OWN', 'LINK', 'PHONE', 'VISIT', 'IMPORT')),
    assured_by uuid,
    assured_by_name platform.name,
    assured_at timestamptz not null
);
create index on directory.assurance (service, assured_at desc);

-- What whoever runs an entry was sent since it was last said to be right. The address in a mail is kept as its hash alone.
create table directory.assurance_asked (
    service uuid not null references directory.service,
    step platform.code not null check (step in ('DUE', 'CHASED', 'NOTICE', 'HIDDEN')),
    assured_on date not null,
    asked_on date not null,
    primary key (service, assured_on, step)
);
create table directory.assurance_message (
    message uuid not null,
    service uuid not null references directory.service,
    primary key (message, service)
);
create table directory.assurance_link (
    hash platform.code primary key,
    message uuid not null,
    made_at timestamptz not null
);
create table directory.assurance_by_link (
    hash platform.code not null references directory.assurance_link,
    service uuid not null references directory.service,
    assured_at timestamptz not null,
    primary key (hash, service)
);

-- Anybody says that an entry is wrong. Nothing of who said so is kept.
create table directory.entry_report (
    id uuid primary key,
    version int not null,
    service uuid not null references directory.service,
    code int not null check (code in (0, 10, 20, 30)),
    words platform.words,
    route platform.code not null check (route in ('PAGE', 'STAFF', 'PHONE', 'FEED')),
    made_at timestamptz not null,
    state platform.code not null check (state in ('OPEN', 'CHECKING', 'RESOLVED', 'REJECTED')),
    outcome platform.words,
    answered_by_name platform.name,
    answered_at timestamptz,
    check ((state in ('RESOLVED', 'REJECTED')) = (answered_at is not null))
);
create index on directory.entry_report (service);
create index on directory.entry_report (answered_at);

-- Who else lists it.
create table directory.external_id (
    scheme platform.code not null,
    value platform.code not null,
    service uuid not null references directory.service,
    primary key (scheme, value)
);
create index on directory.external_id (service);

alter table directory.place
    add column uprn platform.code,
    add column school_code platform.code,
    add column latitude double precision check (latitude between 49 and 61),
    add column longitude double precision check (longitude between -9 and 3),
    add column features platform.codes not null default '{}',
    add column successor uuid references directory.place,
    add check ((latitude is null) = (longitude is null)),
    add check (successor is null or closed_on is not null),
    add check (kind <> 'OUTDOOR_SITE' or latitude is null);
