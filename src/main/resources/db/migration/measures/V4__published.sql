-- Releases of what others publish, in which figures were printed.
create table measures.published_release (
    id uuid primary key,
    series platform.code not null,
    name platform.name not null,
    published_on date not null,
    source platform.words not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    recorded_at timestamptz not null,
    unique (series, published_on, name)
);

-- Each figure as it was printed. Another release of the same period stands beside it; one that was withdrawn here stays.
create table measures.published_figure (
    id uuid primary key default uuidv7(),
    release uuid not null references measures.published_release,
    import uuid,
    area platform.code not null,
    figure platform.code not null,
    cut platform.code not null,
    from_on date not null,
    to_on date not null,
    method int not null,
    printed platform.code not null,
    value numeric,
    numerator numeric,
    denominator numeric,
    qualifier platform.code
        check (qualifier in ('DERIVED', 'NOT_AVAILABLE', 'NOT_APPLICABLE', 'CONFIDENTIAL', 'SUPPRESSED')),
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    recorded_at timestamptz not null,
    withdrawn_at timestamptz,
    withdrawn_by_name platform.name,
    withdrawn_reason platform.words,
    check (to_on > from_on),
    check (value is not null or qualifier is not null),
    check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create unique index on measures.published_figure (release, area, figure, cut, from_on, to_on) where withdrawn_at is null;
create index on measures.published_figure (figure, from_on) where withdrawn_at is null;
create index on measures.published_figure (import) where import is not null;
