-- A referral to a service that waits for treatment, or waited. What happened in it are facts, rows of their own; what follows from
-- them by the rule that judges it stands here, so that lists and counts are asked of one table. Nothing of that changes as days
-- pass: how long an open wait is by now, and whether the person is away today, follows from the columns and the day.
create table treatment.wait (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    service uuid not null,
    service_type platform.code not null,
    substance platform.code not null,
    referral_source platform.code,
    received_on date not null,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    age_band platform.code,
    sex platform.code,
    simd_quintile platform.code,
    simd_version platform.code,
    home_area platform.code,
    started_on date,
    treatment_type platform.code,
    closed_on date,
    close_reason platform.code,
    ended_on date generated always as (coalesce(started_on, closed_on)) stored,
    -- Days away, each once.
    away datemultirange not null,
    -- By the rule: days on which it began anew, and the last of them or the day of the referral; days that do not count; and what
    -- came of it once it ended.
    judged_by platform.code not null,
    resets date[] not null,
    counted_from date not null,
    taken_out datemultirange not null,
    last_inside_on date,
    suspended int check (suspended >= 0),
    adjusted int check (adjusted >= 0),
    confirmed boolean not null,
    after_sign_off boolean not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'FILE', 'API', 'SAMPLE')),
    entered_in uuid,
    entered_line int,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check ((person is null) = (key_version is null) and (person is null) = (person_space is null)),
    check (person is null or own_ref is not null),
    check ((started_on is null) = (treatment_type is null) and (closed_on is null) = (close_reason is null)),
    check (started_on is null or closed_on is null),
    check (started_on >= received_on and closed_on >= received_on),
    check ((adjusted is null) = (started_on is null and closed_on is null) and (adjusted is null) = (suspended is null)),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null)),
    check (withdrawn_at is null or (person is null and own_ref is null and age_band is null))
);
create unique index on treatment.wait (own_ref, service, received_on) where own_ref is not null;
create index on treatment.wait (unit, received_on desc, id desc);
create index on treatment.wait (unit, last_inside_on, id) where ended_on is null and withdrawn_at is null;
create index on treatment.wait (ended_on);
create index on treatment.wait (person) where person is not null;
create index on treatment.wait (entered_in) where entered_in is not null;

-- What happened in a wait. Rows are added; an answer to an offer and the end of days away are filled in, and what was wrong is taken
-- back with the reason.
create table treatment.wait_fact (
    id uuid primary key,
    wait uuid not null references treatment.wait,
    kind platform.code not null check (kind in ('OFFER', 'NOT_ATTENDED', 'UNAVAILABLE', 'STARTED', 'CLOSED')),
    on_day date not null,
    until_day date,
    code platform.code,
    answered_on date,
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check (until_day is null or until_day >= on_day),
    check (kind <> 'OFFER' or (until_day is not null and (code is null) = (answered_on is null))),
    check (kind in ('OFFER', 'UNAVAILABLE') or (until_day is null and code is not null)),
    check (kind = 'OFFER' or answered_on is null),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on treatment.wait_fact (wait);
create unique index on treatment.wait_fact (wait) where kind in ('STARTED', 'CLOSED') and withdrawn_at is null;
create index on treatment.wait_fact (entered_in) where entered_in is not null;

-- What was told of waits that came in together, and what was made of each, for as long as the key of the change is known: who sends
-- the same again hears the same. What was told never repeats what was sent.
create table treatment.wait_result (
    entered_in uuid not null,
    line int not null,
    number int not null,
    made uuid,
    remark boolean not null,
    path platform.code,
    message platform.code,
    reason platform.code,
    told_at timestamptz not null,
    primary key (entered_in, line, number)
);
create index on treatment.wait_result (told_at);
