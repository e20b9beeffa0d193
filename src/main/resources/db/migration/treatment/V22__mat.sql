-- Evidence for the standards of medication assisted treatment, and how each is assessed by year. Nothing here tells of a person:
-- documents, counts of answers by group, numbers as they are printed, and colours.

-- A document that a criterion asks for. The file, if it was given, is kept by the shared module of documents.
create table treatment.mat_document (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    service uuid,
    standard platform.code not null,
    criterion platform.code not null,
    title platform.words not null,
    document uuid,
    -- What holds of the looks at it.
    reviewed_on date not null,
    review_on date not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'FILE', 'API', 'SAMPLE')),
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.words,
    withdrawn_by_name platform.name,
    check (review_on > reviewed_on),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on treatment.mat_document (criterion) where withdrawn_at is null;
create index on treatment.mat_document (unit, review_on) where withdrawn_at is null;
create index on treatment.mat_document (entered_in) where entered_in is not null;

-- Somebody looked at a document and found it right until a day: rows that are only added, so that it is known on any day whether a
-- document was in date.
create table treatment.mat_document_review (
    id uuid primary key,
    mat_document uuid not null references treatment.mat_document,
    reviewed_on date not null,
    review_on date not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    check (review_on > reviewed_on)
);
create index on treatment.mat_document_review (mat_document);

-- One group of people was asked of a standard. Groups are never added together. Their own words stand here only with their consent and
-- go after their time.
create table treatment.mat_round (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    standard platform.code not null,
    respondent platform.code not null,
    held_on date not null,
    method platform.code not null,
    -- Whether somebody with lived experience asked.
    lived_experience boolean not null,
    asked int not null check (asked > 0),
    answered int not null check (answered >= 0),
    quote platform.words,
    after_sign_off boolean not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'FILE', 'API', 'SAMPLE')),
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.words,
    withdrawn_by_name platform.name,
    check (answered <= asked),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on treatment.mat_round (standard, held_on) where withdrawn_at is null;
create index on treatment.mat_round (held_on) where quote is not null;

-- How many of those who answered told of a theme.
create table treatment.mat_round_theme (
    round uuid not null references treatment.mat_round,
    theme platform.code not null,
    people int not null check (people > 0),
    primary key (round, theme)
);

-- A number of a return, as it was printed, by setting where that is told.
create table treatment.mat_number (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    cycle platform.code not null,
    standard platform.code not null,
    setting platform.code,
    what platform.words not null,
    printed platform.code not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'API', 'SAMPLE')),
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.words,
    withdrawn_by_name platform.name,
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on treatment.mat_number (cycle, standard) where withdrawn_at is null;

-- How a standard is assessed in a cycle: the scores as the partnership gives them, and the colour as its lead confirms it beside the one
-- that follows from the rule. What it said before is kept.
create table treatment.mat_assessment (
    id uuid primary key,
    version int not null,
    cycle platform.code not null,
    standard platform.code not null,
    process int check (process between 0 and 3),
    numerical int check (numerical between 0 and 3),
    experiential int check (experiential between 0 and 3),
    -- Whether routine monitoring was shown in this cycle, on which the next one rests.
    monitored boolean not null,
    confirmed platform.code check (confirmed in ('RED', 'AMBER', 'PROVISIONAL_GREEN', 'GREEN', 'BLUE')),
    -- What followed from the rule when it was confirmed, and why another colour was.
    computed platform.code check (computed in ('RED', 'AMBER', 'PROVISIONAL_GREEN', 'GREEN', 'BLUE')),
    rule platform.code,
    because platform.words,
    confirmed_at timestamptz,
    confirmed_by uuid,
    confirmed_by_name platform.name,
    reopened_because platform.code,
    reopened_at timestamptz,
    reopened_by_name platform.name,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    changed_at timestamptz not null,
    unique (cycle, standard),
    check ((confirmed is null) = (computed is null) and (confirmed is null) = (rule is null)
        and (confirmed is null) = (confirmed_at is null) and (confirmed is null) = (confirmed_by_name is null)),
    check (confirmed is null or confirmed = computed or because is not null),
    check ((reopened_because is null) = (reopened_at is null) and (reopened_because is null) = (reopened_by_name is null))
);
call platform.keep_history('treatment.mat_assessment');

-- What is to be better of a standard, as a part of an action of a plan.
create table treatment.mat_improvement (
    id uuid primary key,
    version int not null,
    cycle platform.code not null,
    standard platform.code not null,
    unit platform.code not null,
    -- Plan and code, such as NAADP-2025/TRT-4.1.
    action platform.code,
    what platform.words not null,
    due_on date not null,
    done_on date,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null
);
create index on treatment.mat_improvement (cycle, standard);
