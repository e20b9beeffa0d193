-- Somebody who must be reached, and what set it off: an overdose, or that they leave a place. An overdose is one row however many tell of
-- it, so that figures count events and not notices. Who told, and each time somebody tried, are rows of their own that are only added;
-- what follows from them and the rule, and does not change as days pass, stands on the row, so that the board is one statement.
create table treatment.reach_out (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    trigger_code platform.code not null,
    overdose boolean not null,
    occurred_at timestamptz not null,
    noticed_at timestamptz not null,
    locality platform.code,
    age_band platform.code,
    naloxone_given platform.code,
    hospital boolean,
    -- What a first look found; when it was done, and by whom, stands beside it.
    triaged_at timestamptz,
    triaged_by_name platform.name,
    known_here boolean,
    procedure_on date,
    adult_concern platform.code,
    adult_referred_on date,
    child_concern platform.code,
    child_referred_on date,
    reviewed_on date,
    followed_up_on date,
    follow_up platform.code,
    closed_at timestamptz,
    closed_by_name platform.name,
    outcome platform.code,
    close_reason platform.code,
    override_reason platform.code,
    -- Somebody died: nothing is asked any more, and no record of the service says why.
    stopped_on date,
    -- What follows from attempts, the facts above and the rule of the day.
    attempts int not null,
    visits int not null,
    first_attempt_at timestamptz,
    last_attempt_at timestamptz,
    reached_at timestamptz,
    naloxone_at_contact boolean not null,
    next_step platform.code check (next_step in ('TRY', 'REACH', 'REVIEW', 'FOLLOW_UP')),
    next_due_at timestamptz,
    -- The day of the next overdose of the same person, once it is known; it stays when the person is taken out, since figures count it.
    repeated_on date,
    -- Somebody said that it is no other event of the same person, however near it is.
    told_apart boolean not null,
    -- Whether the person was known by a key, so that another overdose would be known as theirs; it stays when the key goes.
    keyed boolean not null default false,
    left_out boolean not null,
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
    check ((person is null) = (key_version is null) and (person is null) = (person_space is null)),
    check ((triaged_at is null) = (triaged_by_name is null)),
    check ((followed_up_on is null) = (follow_up is null)),
    check ((closed_at is null) = (outcome is null) and (closed_at is null) = (close_reason is null)
        and (closed_at is null) = (closed_by_name is null)),
    check ((next_step is null) = (next_due_at is null)),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null)),
    check (withdrawn_at is null or (person is null and own_ref is null))
);
-- Room beside each row: it changes some times in its life, and only its board's index has to be told.
alter table treatment.reach_out set (fillfactor = 70);
create index on treatment.reach_out (unit, next_due_at) where closed_at is null and withdrawn_at is null;
create index on treatment.reach_out (unit, own_ref) where own_ref is not null;
create index on treatment.reach_out (person, occurred_at) where person is not null;
create index on treatment.reach_out (occurred_at);
create index on treatment.reach_out (closed_at) where not erased;
create index on treatment.reach_out (entered_in) where entered_in is not null;

-- Who told of it. The sender's own number is kept as what stands for it alone, by which the same notice is known again.
create table treatment.reach_notice (
    id uuid primary key,
    reach_out uuid not null references treatment.reach_out,
    source platform.code not null,
    basis platform.code not null,
    received_at timestamptz not null,
    sender_key platform.code,
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null
);
create index on treatment.reach_notice (reach_out);
create unique index on treatment.reach_notice (sender_key) where sender_key is not null;
create index on treatment.reach_notice (entered_in) where entered_in is not null;

-- Each time somebody tried to reach them, and what was done once they were reached.
create table treatment.reach_attempt (
    id uuid primary key,
    reach_out uuid not null references treatment.reach_out,
    tried_at timestamptz not null,
    way platform.code not null,
    result platform.code not null,
    done platform.codes not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on treatment.reach_attempt (reach_out);

-- From which unit to which somebody was handed over.
create table treatment.reach_hand_over (
    id uuid primary key,
    reach_out uuid not null references treatment.reach_out,
    from_unit platform.code not null,
    to_unit platform.code not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null
);
create index on treatment.reach_hand_over (reach_out);
