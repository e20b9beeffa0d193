-- One service asked another to look after somebody together, since they use substances and have a mental health condition. The row is one,
-- and both work on it: `unit` recorded it and holds it, `partner` is the other, and each may have a number of its own for the person.
create table treatment.joint_care (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    partner platform.code not null,
    asked_by platform.code not null,
    asked_of platform.code not null,
    asked_on date not null,
    own_ref platform.code,
    partner_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    -- What follows from what was told; none of it changes as days pass.
    due_on date not null,
    asked_answered boolean not null default false,
    asker_answered boolean not null default false,
    refused_other boolean not null default false,
    lead_unit platform.code,
    lead_on date,
    -- From when on nobody leads where they should, as long as nothing else is told, and until when.
    gap_from_on date,
    gap_to_on date,
    joint_on date,
    assess_due_on date,
    assessed_on date,
    plan_on date,
    closed_on date,
    close_reason platform.code,
    -- The first day of the gap that both managers were told of.
    gap_told_on date,
    -- Somebody died: nothing is asked any more, and no record of the service says why.
    stopped_on date,
    -- Its time is over: it tells of nobody any more.
    erased boolean not null default false,
    after_sign_off boolean not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'FILE', 'API', 'SAMPLE')),
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check (unit <> partner),
    check ((unit = asked_by and partner = asked_of) or (unit = asked_of and partner = asked_by)),
    check (lead_unit in (asked_by, asked_of)),
    check ((lead_unit is null) = (lead_on is null)),
    check ((closed_on is null) = (close_reason is null)),
    check ((person is null) = (key_version is null) and (person is null) = (person_space is null)),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null)),
    check (withdrawn_at is null or (person is null and own_ref is null and partner_ref is null))
);
-- Room beside each row: it changes some times in its life.
alter table treatment.joint_care set (fillfactor = 70);
create index on treatment.joint_care (unit) where closed_on is null and withdrawn_at is null;
create index on treatment.joint_care (partner) where closed_on is null and withdrawn_at is null;
create index on treatment.joint_care (unit, own_ref) where own_ref is not null;
create index on treatment.joint_care (partner, partner_ref) where partner_ref is not null;
create index on treatment.joint_care (person) where person is not null;
create index on treatment.joint_care (asked_on);
create index on treatment.joint_care (gap_from_on) where gap_to_on is null;
create index on treatment.joint_care (closed_on) where not erased;
create index on treatment.joint_care (entered_in) where entered_in is not null;

-- All that was told of it: rows that are only added or taken back.
create table treatment.joint_care_fact (
    id uuid primary key,
    joint_care uuid not null references treatment.joint_care,
    kind platform.code not null check (kind in ('ANSWER', 'LEAD', 'ASSESSMENT', 'PLAN', 'CLOSED')),
    of_unit platform.code,
    on_day date not null,
    code platform.code,
    reason platform.code,
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check ((kind in ('ANSWER', 'LEAD')) = (of_unit is not null)),
    check ((kind in ('ANSWER', 'CLOSED')) = (code is not null)),
    check (reason is null or kind = 'ANSWER'),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on treatment.joint_care_fact (joint_care);
create index on treatment.joint_care_fact (entered_in) where entered_in is not null;
