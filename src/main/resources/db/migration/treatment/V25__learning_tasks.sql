-- What units are asked since something was learned from reviews of drug deaths: a row for each unit and each thing learned, and a row
-- for each answer, which are only added, so that a promise stays readable beside what was done. The last answer stands on the task.
create table treatment.learning_task (
    id uuid primary key,
    version int not null,
    learning uuid not null,
    unit platform.code not null,
    issued_on date not null,
    answer_by date not null,
    answers int not null,
    first_answered_on date,
    reply platform.code check (reply in ('ALREADY_SO', 'CHANGED', 'WILL')),
    promised_on date,
    withdrawn_at timestamptz,
    unique (learning, unit),
    check ((answers = 0) = (reply is null) and (answers = 0) = (first_answered_on is null)),
    check ((reply = 'WILL') = (promised_on is not null) or reply is null)
);
create index on treatment.learning_task (unit) where withdrawn_at is null;
create index on treatment.learning_task (issued_on) where withdrawn_at is null;

-- What was withdrawn, so that nobody is asked of it where its withdrawal is heard before its issue.
create table treatment.learning_withdrawn (
    learning uuid primary key,
    at timestamptz not null
);

create table treatment.learning_answer (
    id uuid primary key,
    task uuid not null references treatment.learning_task,
    number int not null,
    reply platform.code not null check (reply in ('ALREADY_SO', 'CHANGED', 'WILL')),
    words platform.words not null,
    evidence platform.words,
    promised_on date,
    answered_on date not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    unique (task, number),
    check ((reply = 'WILL') = (promised_on is not null))
);
