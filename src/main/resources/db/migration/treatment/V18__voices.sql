-- What people say of services, and what came of it. A row is one thing that was heard, however many said it, and tells of nobody: who
-- said it is a group, and words of theirs stand here only with their consent and go after their time. Each answer is a row of its own
-- that is only added, so that a promise stays readable beside what was done; what holds of them stands on the thing, so that the wall
-- is one statement.
create table treatment.voice (
    id uuid primary key,
    version int not null,
    -- Whom it is about, which owes the answer; the service where one was named.
    unit platform.code not null,
    service uuid,
    -- Which unit heard it.
    heard_by platform.code not null,
    heard_on date not null,
    how platform.code not null,
    respondent platform.code not null,
    themes platform.codes not null check (cardinality(themes) > 0),
    kind platform.code not null check (kind in ('STRENGTH', 'CHANGE')),
    -- How many said it.
    weight int not null check (weight > 0),
    said platform.words not null,
    quote platform.words,
    -- What holds of the answers, of which the last is the one numbered `answers`.
    answers int not null,
    first_answered_on date,
    answer platform.code check (answer in ('DID', 'WILL', 'CANNOT')),
    promised_on date,
    told_back_on date,
    -- Which answer everybody may read, who chose so, and who read it a second time where few said it.
    release_answer int,
    release_quote boolean not null,
    release_asked_at timestamptz,
    release_asked_by uuid,
    release_asked_by_name platform.name,
    released_at timestamptz,
    released_by_name platform.name,
    after_sign_off boolean not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'FILE', 'API', 'SAMPLE')),
    entered_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.words,
    withdrawn_by_name platform.name,
    check ((answers = 0) = (answer is null) and (answers = 0) = (first_answered_on is null)),
    check ((answer = 'WILL') = (promised_on is not null) or answer is null),
    check ((release_asked_at is null) = (release_answer is null) and (release_asked_at is null) = (release_asked_by is null)),
    check (released_at is null or release_asked_at is not null),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on treatment.voice (unit, heard_on) where withdrawn_at is null;
create index on treatment.voice (heard_by) where withdrawn_at is null;
create index on treatment.voice (heard_on) where quote is not null;
create index on treatment.voice (released_at) where released_at is not null;
create index on treatment.voice (entered_in) where entered_in is not null;

-- What the unit answered, and when and how those who said it heard of the answer.
create table treatment.voice_answer (
    id uuid primary key,
    voice uuid not null references treatment.voice,
    number int not null,
    answer platform.code not null check (answer in ('DID', 'WILL', 'CANNOT')),
    words platform.words not null,
    promised_on date,
    answered_on date not null,
    told_back_on date,
    told_back_how platform.code,
    told_back_by_name platform.name,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    unique (voice, number),
    check ((answer = 'WILL') = (promised_on is not null)),
    check ((told_back_on is null) = (told_back_how is null) and (told_back_on is null) = (told_back_by_name is null))
);
