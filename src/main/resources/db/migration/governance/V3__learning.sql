-- What was learned from reviews of drug deaths and issued to units. It tells of no case: of how many deaths it comes is kept for the
-- rule alone, which lets what was learned from few wait for the year. It is never changed, and stays readable when it is withdrawn.
create table governance.learning (
    id uuid primary key,
    version int not null,
    title platform.words not null,
    words platform.words not null,
    themes platform.codes not null check (cardinality(themes) > 0),
    reviewed_from date not null,
    reviewed_to date not null,
    deaths int not null check (deaths > 0),
    units platform.codes not null check (cardinality(units) > 0),
    answer_by date not null,
    issued_at timestamptz not null,
    issued_by uuid not null,
    issued_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.words,
    withdrawn_by_name platform.name,
    check (reviewed_from <= reviewed_to),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index learning_issued on governance.learning (issued_at desc, id);
create index learning_search on governance.learning using gin (platform.searched(title || ' ' || words));
