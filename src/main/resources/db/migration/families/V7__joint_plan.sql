-- Joint plans: from which day to which another unit supports a family by one plan with its own. What was known without a day holds from
-- the first day of the family.
alter table families.fact drop constraint fact_kind_check;
alter table families.fact add constraint fact_kind_check check (kind in ('ACCEPTED', 'STARTED', 'TIER', 'CONTACTED', 'REVIEWED',
    'AT_HOME', 'ENGAGED', 'SCORE', 'JOINED', 'PARTED', 'CLOSED', 'DECLINED'));
insert into families.fact (id, support, kind, on_day, code, entered_in, recorded_at, recorded_by, recorded_by_name)
select uuidv7(), s.id, 'JOINED', s.began_on, j.unit, s.entered_in, s.recorded_at, s.recorded_by, s.recorded_by_name
from families.support s cross join lateral unnest(s.joint_with) as j (unit);
-- Which families of others a unit reads is asked for few families of many.
create index on families.support (unit) where joint_with <> '{}' and ended_on is null and withdrawn_at is null;
