-- The schools of a year with their rolls, as the census told them; a year counts once somebody has set it.
create table families.school_year (
    id uuid primary key,
    version int not null,
    year_from date not null unique check (extract(month from year_from) = 8 and extract(day from year_from) = 1),
    census_on date not null,
    state platform.code not null check (state in ('DRAFT', 'SET')),
    entered_in uuid,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    recorded_at timestamptz not null,
    changed_by_name platform.name,
    changed_at timestamptz not null
);
create index on families.school_year (entered_in) where entered_in is not null;

-- A school that merged stays in the years before: which school leads on is asked of the directory.
create table families.school_roll (
    school_year uuid not null references families.school_year on delete cascade,
    school uuid not null,
    stage platform.code not null,
    roll int not null check (roll >= 0),
    primary key (school_year, school, stage)
);
create index on families.school_roll (school);

-- What somebody typed of a school, a programme and a year. What sessions tell is asked of the log of activities and never copied;
-- a value here stands before it, and a null leaves it as the log says.
create table families.school_took (
    year_from date not null check (extract(month from year_from) = 8 and extract(day from year_from) = 1),
    school uuid not null,
    programme uuid not null,
    version int not null,
    took boolean,
    pupils int check (pupils >= 0),
    trained_lead boolean,
    because platform.code,
    after_sign_off boolean not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    recorded_at timestamptz not null,
    primary key (year_from, school, programme),
    check (num_nonnulls(took, pupils, trained_lead, because) > 0),
    check (took is not false or pupils is null)
);
