-- Who confirmed the waits of a quarter, or opened it again: a service its own, the partnership those of all. Rows are added alone, and
-- the last one of a unit and quarter holds. What was counted then stands beside, so that it is seen what changed since.
create table treatment.wait_confirmation (
    id uuid primary key,
    unit platform.code,
    quarter_from date not null,
    number int not null check (number > 0),
    kind platform.code not null check (kind in ('CONFIRMED', 'REOPENED')),
    because platform.code,
    without platform.codes not null,
    started int check (started >= 0),
    inside int check (inside between 0 and started),
    ongoing int check (ongoing >= 0),
    said_by uuid not null,
    said_by_name platform.name not null,
    said_at timestamptz not null,
    check ((kind = 'REOPENED') = (because is not null)),
    check (unit is null or cardinality(without) = 0),
    check ((unit is not null and kind = 'CONFIRMED') = (started is not null and inside is not null and ongoing is not null)),
    unique nulls not distinct (quarter_from, unit, number)
);
