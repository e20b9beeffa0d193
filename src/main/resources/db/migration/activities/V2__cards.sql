-- A link, printed on a card, by which whoever holds it tells counts without an account. Of its secret the hash alone is kept.
create table activities.tally_card (
    id uuid primary key,
    version int not null,
    code platform.code not null unique,
    label platform.name,
    programme uuid not null references activities.programme,
    series uuid references activities.series,
    unit platform.code not null,
    hash platform.code not null unique,
    expires_on date not null,
    made_by uuid not null,
    made_by_name platform.name not null,
    made_at timestamptz not null,
    ended_because platform.code,
    ended_by_name platform.name,
    ended_at timestamptz,
    check ((ended_at is null) = (ended_because is null))
);
create index on activities.tally_card (unit);
create index on activities.tally_card (programme);
create index on activities.tally_card (series) where series is not null;

-- The sites that it can be used at, where it is for a programme.
create table activities.tally_card_place (
    card uuid not null references activities.tally_card on delete cascade,
    place uuid not null,
    primary key (card, place)
);

-- Which session was told by which card, under the key of the form that told it: for some minutes whoever has that form puts it right.
-- The version is the last that came by the card; another one means that the unit looked at it.
create table activities.tally_card_count (
    card uuid not null references activities.tally_card,
    key uuid not null,
    session uuid not null references activities.session,
    version int not null,
    counted_at timestamptz not null,
    primary key (card, key)
);
create index on activities.tally_card_count (session);
