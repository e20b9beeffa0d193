create schema people;
grant usage on schema people to adp_app;
alter default privileges in schema people grant select, insert, update, delete on tables to adp_app;

-- Whether units of an organisation may keep records about single persons; off where there is no row.
create table people.person_level (
    organisation platform.code primary key,
    version int not null,
    allowed boolean not null,
    -- Where the assessment of what it means for people's privacy is kept.
    dpia platform.words not null,
    set_by uuid,
    set_by_name platform.name not null,
    changed_at timestamptz not null
);
call platform.keep_history('people.person_level');

create table people.agreement (
    code platform.code primary key,
    -- By which events name it.
    id uuid not null unique,
    version int not null,
    title platform.words not null,
    purposes platform.codes not null,
    data_sets platform.codes not null,
    items platform.words,
    person_level boolean not null,
    bases platform.codes not null,
    begins_on date not null,
    ends_on date not null,
    review_on date not null,
    signed_on date,
    suspended_on date,
    suspended_reason platform.words,
    ended_on date,
    ended_reason platform.words,
    retention_class platform.code,
    contacts platform.words not null,
    document platform.words,
    recorded_by uuid,
    recorded_by_name platform.name not null,
    recorded_at timestamptz not null,
    -- When others were told of its end, and when its secret and pairs were destroyed.
    end_told_at timestamptz,
    destroyed_at timestamptz,
    changed_at timestamptz not null,
    check (ends_on >= begins_on)
);
create index on people.agreement (review_on, code);
call platform.keep_history('people.agreement');

create table people.agreement_party (
    agreement platform.code not null references people.agreement,
    unit platform.code not null,
    part platform.code not null check (part in ('GIVES', 'TAKES', 'BOTH')),
    position int not null,
    primary key (agreement, unit)
);
create index on people.agreement_party (unit);

-- The secrets by which keys of a space are made, each told by a digest of it; they themselves lie outside the database.
create table people.secret (
    space platform.code not null,
    version int not null,
    fingerprint platform.code not null,
    made_at timestamptz not null,
    -- Since when the secret is gone and keys of this version match no new ones.
    lost_at timestamptz,
    primary key (space, version)
);

-- One person's key in an agreement's space beside that in the space of a data set.
create table people.pair (
    agreement platform.code not null,
    space platform.code not null,
    own platform.code not null,
    own_version int not null,
    shared platform.code not null,
    shared_version int not null,
    primary key (agreement, space, own)
);
create index on people.pair (agreement, shared);

-- How many keys were made of what, in the order in which they were, for the share that can be linked.
create table people.key_tally (
    made_at timestamptz not null,
    data_set platform.code not null,
    basis platform.code not null check (basis in ('CHI', 'OWN_REF')),
    keys int not null
);

-- Events whose subject could not be told by whoever heard of it.
create table people.unresolved (
    at timestamptz not null,
    agreement platform.code not null,
    data_set platform.code not null
);

-- What is not erased for now.
create table people.hold (
    id uuid primary key,
    version int not null,
    data_set platform.code not null,
    reason platform.words not null,
    placed_by uuid not null,
    placed_by_name platform.name not null,
    placed_at timestamptz not null,
    lifted_by_name platform.name,
    lifted_at timestamptz
);
create unique index on people.hold (data_set) where lifted_at is null;

-- That something was erased, and under which version of which rule; never what.
create table people.tombstone (
    id uuid primary key,
    data_set platform.code not null,
    cause platform.code not null,
    rule_version platform.code not null,
    erased_on date not null,
    rows int not null
);
create index on people.tombstone (erased_on);

-- The runs of the job that erases, and what each kept although its time had come.
create table people.retention_run (
    id uuid primary key,
    at timestamptz not null,
    erased int not null,
    held platform.codes not null,
    failed platform.codes not null
);

-- That somebody died, as a unit learned: a key in each space that may be told.
create table people.ending (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    learned_on date not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    recorded_at timestamptz not null,
    taken_back_at timestamptz,
    taken_back_by_name platform.name,
    taken_back_reason platform.code
);
create table people.ending_key (
    id uuid primary key,
    ending uuid not null references people.ending,
    space platform.code not null,
    value platform.code not null,
    key_version int not null
);
create index on people.ending_key (space, value);
