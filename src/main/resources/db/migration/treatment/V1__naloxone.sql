create schema treatment;
grant usage on schema treatment to adp_app;
alter default privileges in schema treatment grant select, insert, update, delete on tables to adp_app;

-- Where naloxone is handed out: a service or a place of the directory, or a service at a place.
create table treatment.outlet (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    service uuid,
    place uuid,
    area platform.code not null,
    kind platform.code not null,
    open_to_public boolean not null,
    routes platform.codes not null,
    reorder_level int not null check (reorder_level >= 0),
    closed_on date,
    made_by uuid not null,
    made_by_name platform.name not null,
    made_at timestamptz not null,
    check (service is not null or place is not null)
);
create unique index on treatment.outlet (service, place) nulls not distinct where closed_on is null;
create index on treatment.outlet (unit);

-- What happened to the kits of an outlet beside being supplied to somebody: a supply is told once, as a supply. Stock is what
-- the last count found, and all that happened after it. Rows are only added.
create table treatment.stock_move (
    id uuid primary key,
    number bigint not null generated always as identity,
    outlet uuid not null references treatment.outlet,
    kind platform.code not null check (kind in ('RECEIVED', 'DAMAGED', 'EXPIRED', 'MOVED', 'COUNTED')),
    route platform.code not null,
    kits int not null check (kits >= 0 and (kits > 0 or kind = 'COUNTED')),
    batch platform.code,
    expires_on date,
    to_outlet uuid references treatment.outlet,
    expected int,
    reason platform.code,
    happened_on date not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    check ((kind = 'MOVED') = (to_outlet is not null)),
    check (to_outlet <> outlet),
    check ((kind = 'COUNTED') = (expected is not null)),
    check (expires_on is null or kind in ('RECEIVED', 'MOVED'))
);
create index on treatment.stock_move (outlet, route, happened_on, number);
create index on treatment.stock_move (to_outlet, route, happened_on) where to_outlet is not null;

-- Kits that were handed over: to one person, or a tally. Who it was is told by the service's own reference and, under an
-- agreement, by a key; both go when their time is over. What was entered wrongly is withdrawn with the reason.
create table treatment.supply (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    outlet uuid not null,
    happened_on date not null,
    source platform.code not null,
    recipient platform.code not null,
    supply_type platform.code not null,
    repeat_reason platform.code,
    route platform.code not null,
    kits int not null check (kits > 0),
    training platform.code not null,
    peer boolean not null,
    authority platform.code not null,
    area platform.code not null,
    batch platform.code,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    known_before boolean not null,
    age_band platform.code,
    sex platform.code,
    simd_quintile platform.code,
    simd_version platform.code,
    confirmed boolean not null,
    after_sign_off boolean not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'FILE', 'API', 'SAMPLE')),
    entered_in uuid,
    entered_line int,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check ((person is null) = (key_version is null) and (person is null) = (person_space is null)),
    check (person is null or recipient = 'AT_RISK'),
    check ((supply_type = 'REPEAT') or repeat_reason is null),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on treatment.supply (unit, happened_on desc, id desc);
create index on treatment.supply (outlet, route, happened_on);
create index on treatment.supply (person) where person is not null;
create index on treatment.supply (unit, own_ref) where own_ref is not null;
create index on treatment.supply (entered_in) where entered_in is not null;

-- Who was ever supplied, and when first: a key and a quarter, for the reach of the programme. Kept apart from supplies, since it is kept longer.
create table treatment.first_supply (
    person platform.code not null,
    person_space platform.code not null,
    key_version int not null,
    quarter date not null,
    primary key (person, person_space)
);
