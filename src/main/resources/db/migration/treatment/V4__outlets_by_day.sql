-- Since when an outlet is there, which may be long before somebody told of it; and from which day on it is open to the public, or no more.
alter table treatment.outlet add opened_on date;
update treatment.outlet o set opened_on = least((o.made_at at time zone 'Europe/London')::date,
    (select min(s.happened_on) from treatment.supply s where s.outlet = o.id));
alter table treatment.outlet alter opened_on set not null, add check (closed_on >= opened_on);

create table treatment.outlet_public (
    outlet uuid not null references treatment.outlet,
    from_on date not null,
    open_to_public boolean not null,
    primary key (outlet, from_on)
);
insert into treatment.outlet_public (outlet, from_on, open_to_public) select id, opened_on, open_to_public from treatment.outlet;

-- Of which kits somebody was told that they run short, until there are enough again.
create table treatment.stock_low (
    outlet uuid not null references treatment.outlet,
    route platform.code not null,
    told_at timestamptz not null,
    primary key (outlet, route)
);

-- Where the person lives: the code of an area, or why it is not known.
alter table treatment.supply add home_area platform.code;

-- A supply that was withdrawn tells of nobody: it did not happen, or not to them.
update treatment.supply set own_ref = null, person = null, person_space = null, key_version = null, agreement = null,
    age_band = null, sex = null, simd_quintile = null, simd_version = null
where withdrawn_at is not null;
alter table treatment.supply add check (withdrawn_at is null or (person is null and own_ref is null and age_band is null));
