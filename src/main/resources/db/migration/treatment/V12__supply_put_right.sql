-- What a supply said before it was put right. Of whom it told is no part of that: key, reference and profile are changed in place, so
-- that nothing of somebody stays who was told of wrongly.
create table treatment.supply_before (
    supply uuid not null references treatment.supply on delete cascade,
    version int not null,
    outlet uuid not null,
    happened_on date not null,
    source platform.code not null,
    recipient platform.code not null,
    supply_type platform.code not null,
    repeat_reason platform.code,
    route platform.code not null,
    kits int not null,
    training platform.code not null,
    peer boolean not null,
    authority platform.code not null,
    area platform.code not null,
    batch platform.code,
    because platform.code,
    changed_at timestamptz not null,
    changed_by uuid not null,
    changed_by_name platform.name not null,
    primary key (supply, version)
);
