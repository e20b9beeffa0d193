create schema measures;
grant usage on schema measures to adp_app;
alter default privileges in schema measures grant select, insert, update, delete on tables to adp_app;

-- What the dictionary says of each measure, as its file said last; what left the file is retired and stays.
create table measures.definition (
    code platform.code primary key,
    content jsonb not null,
    retired_on date
);

-- Values by period and slice. A recomputation that finds another value adds a vintage; the last one is current.
-- GONE: a slice that had rows and has none any more.
create table measures.cell (
    measure platform.code not null,
    period_type platform.code not null,
    period_from date not null,
    slice_by platform.code not null,
    slice_value platform.code not null,
    vintage int not null check (vintage > 0),
    current boolean not null,
    method int not null,
    state platform.code not null check (state in ('NUMBER', 'NIL_RETURN', 'MISSING', 'NOT_APPLICABLE', 'GONE')),
    numerator numeric check (numerator >= 0),
    denominator numeric check (denominator >= 0),
    rows_counted bigint not null check (rows_counted >= 0),
    computed_at timestamptz not null,
    primary key (measure, period_from, slice_by, slice_value, vintage),
    check ((state in ('NUMBER', 'NIL_RETURN')) = (numerator is not null)),
    check ((slice_by = '') = (slice_value = ''))
);
create unique index on measures.cell (measure, period_from, slice_by, slice_value) where current;

-- Days of a data set whose periods are to be computed anew; taken away in the transaction that did it.
-- A measure: only that one, as a rebuild of one asks.
create table measures.due (
    id bigint generated always as identity primary key,
    source platform.code not null,
    data_set platform.code,
    measure platform.code,
    from_on date not null,
    to_on date not null,
    marked_at timestamptz not null,
    check (to_on >= from_on)
);
create index on measures.due (source, id);

-- How each source last ran.
create table measures.source_run (
    source platform.code primary key,
    ran_at timestamptz,
    cells_changed int not null default 0,
    failures int not null default 0,
    failed_at timestamptz,
    fault platform.code,
    next_try_at timestamptz
);

-- What the analyst released of a period, as the gate let it through that day. A later one replaces it for readers.
create table measures.release (
    id uuid primary key,
    measure platform.code not null,
    period_type platform.code not null,
    period_from date not null,
    number int not null check (number > 0),
    method int not null,
    gate int not null,
    released_at timestamptz not null,
    released_by uuid,
    released_by_name platform.name not null,
    unique (measure, period_from, number)
);

create table measures.released_cell (
    release uuid not null references measures.release,
    slice_by platform.code not null,
    slice_value platform.code not null,
    state platform.code not null
        check (state in ('NUMBER', 'NO_VALUE', 'NIL_RETURN', 'MISSING', 'NOT_APPLICABLE', 'HIDDEN')),
    numerator numeric,
    denominator numeric,
    primary key (release, slice_by, slice_value),
    check (state not in ('HIDDEN', 'MISSING', 'NOT_APPLICABLE') or (numerator is null and denominator is null))
);

-- Whether a unit brings rows of a data set or a return, from the period that begins on a day.
create table measures.unit_source (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    data_set platform.code not null,
    from_on date not null,
    kind platform.code not null check (kind in ('ROWS', 'RETURN')),
    chosen_by uuid,
    chosen_by_name platform.name not null,
    chosen_at timestamptz not null,
    unique (unit, data_set, from_on)
);

-- What a unit said of a period; a revision stands beside what it replaces.
create table measures.unit_return (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    data_set platform.code not null,
    period_from date not null,
    nil boolean not null,
    filed_by uuid not null,
    filed_by_name platform.name not null,
    filed_at timestamptz not null,
    unique (unit, data_set, period_from)
);
create index on measures.unit_return (data_set, period_from);

create table measures.unit_return_revision (
    unit_return uuid not null references measures.unit_return,
    revision int not null,
    nil boolean not null,
    reason platform.words,
    filed_by uuid not null,
    filed_by_name platform.name not null,
    filed_at timestamptz not null,
    primary key (unit_return, revision),
    check ((revision = 1) = (reason is null))
);

create table measures.return_answer (
    unit_return uuid not null,
    revision int not null,
    field platform.code not null,
    value bigint not null check (value >= 0),
    primary key (unit_return, revision, field),
    foreign key (unit_return, revision) references measures.unit_return_revision
);
