-- What outlets told of injecting equipment: counts of a month or a quarter, and of nobody. Rows are added alone: the last
-- version of a return holds, and those before it stay readable with the reason why they were put right. What was not told is
-- null, and is not nought.
create table treatment.equipment_return (
    id uuid not null,
    version int not null check (version > 0),
    outlet uuid not null references treatment.outlet,
    period_type platform.code not null check (period_type in ('MONTH', 'QUARTER')),
    period_from date not null,
    nil boolean not null,
    attendances int check (attendances >= 0),
    new_people int check (new_people >= 0),
    returned int check (returned >= 0),
    because platform.code,
    after_sign_off boolean not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'FILE', 'API', 'SAMPLE')),
    entered_in uuid,
    filed_at timestamptz not null,
    filed_by uuid not null,
    filed_by_name platform.name not null,
    primary key (id, version),
    unique (outlet, period_from, period_type, version),
    check ((version = 1) = (because is null)),
    check (not nil or (attendances is null and new_people is null and returned is null))
);
create index on treatment.equipment_return (period_from);

-- How many of each item of a version were handed out, and how many attendances were of each sex where that is told.
create table treatment.equipment_count (
    id uuid not null,
    version int not null,
    kind platform.code not null check (kind in ('ITEM', 'SEX')),
    code platform.code not null,
    number int not null check (number >= 0),
    primary key (id, version, kind, code),
    foreign key (id, version) references treatment.equipment_return
);
