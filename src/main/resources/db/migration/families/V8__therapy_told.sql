-- What was told of how a referral to therapy went on, one row each time: the last is what stands on the referral. Neither a beginning nor
-- an end means that they wait again.
create table families.therapy_told (
    id uuid primary key,
    referral uuid not null references families.therapy_start,
    number int not null,
    started_on date,
    closed_on date,
    close_reason platform.code,
    -- Null of what was told before it was kept by whom.
    told_at timestamptz,
    told_by uuid,
    told_by_name platform.name,
    unique (referral, number),
    check ((closed_on is null) = (close_reason is null) and (closed_on is null or started_on is null)),
    check ((told_at is null) = (told_by is null) and (told_at is null) = (told_by_name is null))
);
insert into families.therapy_told (id, referral, number, started_on, closed_on, close_reason, told_at, told_by, told_by_name)
select uuidv7(), id, 1, started_on, closed_on, close_reason, case when version = 1 then recorded_at end,
    case when version = 1 then recorded_by end, case when version = 1 then recorded_by_name end
from families.therapy_start where started_on is not null or closed_on is not null;
