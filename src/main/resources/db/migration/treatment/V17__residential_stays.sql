-- A residential stay: detox, rehabilitation, stabilisation or crisis, from the first enquiry to aftercare. What is known of it are days and
-- codes that may come late and in any order; how far it is follows from them and stands beside them, so that the board is one statement.
-- Each planned end, and each time somebody asked afterwards, is a row of its own that is only added.
create table treatment.stay (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    kind platform.code not null,
    substance platform.code,
    age_band platform.code,
    sex platform.code,
    simd_quintile platform.code,
    simd_version platform.code,
    home_area platform.code,
    enquiry_on date,
    assessed_on date,
    decision platform.code,
    decision_reason platform.code,
    plan_agreed_on date,
    funding_on date,
    route platform.code,
    cost_pence int check (cost_pence >= 0),
    cost_not_known boolean not null default false,
    provider platform.code,
    applied_on date,
    accepted_on date,
    declined_on date,
    decline_reason platform.code,
    preparation_on date,
    admitted_on date,
    planned_end_on date,
    left_on date,
    left_how platform.code,
    destination platform.code,
    naloxone boolean,
    next_step platform.code,
    parent boolean,
    closed_on date,
    close_reason platform.code,
    closed_by_name platform.name,
    -- Somebody died: nothing is asked any more, and no record of the service says why.
    stopped_on date,
    -- What follows from the facts and the rule.
    stage platform.code not null check (stage in ('ENQUIRY', 'ASSESSED', 'NOT_SUITABLE', 'PLANNED', 'FUNDED', 'ACCEPTED', 'PREPARING',
        'IN_STAY', 'AFTERCARE', 'CLOSED')),
    since_on date,
    contact_due_on date,
    contact_on date,
    -- Another stay of the same person went on from this one.
    continued boolean not null default false,
    -- They moved to another place or died: nobody failed them, and nothing is asked.
    left_out boolean not null default false,
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
    check (left_on >= admitted_on),
    check ((left_on is null) = (left_how is null)),
    check (cost_pence is null or not cost_not_known),
    check ((closed_on is null) = (close_reason is null) and (closed_on is null) = (closed_by_name is null)),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null)),
    check (withdrawn_at is null or (person is null and own_ref is null))
);
-- Room beside each row: it changes some times in its life.
alter table treatment.stay set (fillfactor = 70);
create index on treatment.stay (unit) where closed_on is null and withdrawn_at is null;
create index on treatment.stay (unit, own_ref) where own_ref is not null;
create index on treatment.stay (person) where person is not null;
create index on treatment.stay (funding_on) where funding_on is not null;
create index on treatment.stay (left_on) where left_on is not null;
create index on treatment.stay (closed_on) where not erased;
create index on treatment.stay (entered_in) where entered_in is not null;

-- Each day on which they were to leave, as it was told; the one that was told last holds.
create table treatment.stay_planned_end (
    id uuid primary key,
    stay uuid not null references treatment.stay,
    on_day date not null,
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null
);
create index on treatment.stay_planned_end (stay);

-- Each time somebody asked how they are after they left.
create table treatment.stay_follow_up (
    id uuid primary key,
    stay uuid not null references treatment.stay,
    on_day date not null,
    status platform.code not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on treatment.stay_follow_up (stay);

-- What is asked some months after leaving, and what was answered in its time.
create table treatment.stay_asked (
    stay uuid not null references treatment.stay,
    months int not null,
    opens_on date not null,
    due_on date not null,
    closes_on date not null,
    status platform.code,
    known boolean not null,
    left_out boolean not null,
    primary key (stay, months),
    check (opens_on <= due_on and due_on <= closes_on)
);
create index on treatment.stay_asked (due_on);
