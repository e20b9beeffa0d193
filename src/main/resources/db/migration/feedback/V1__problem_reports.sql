create schema feedback;
grant usage on schema feedback to adp_app;
alter default privileges in schema feedback grant select, insert, update, delete on tables to adp_app;

-- What somebody reported, signed in or not, until half a year after it was answered.
create table feedback.problem_report (
    id uuid primary key,
    version int not null,
    state text not null check (state in ('OPEN', 'ANSWERED')),
    -- The page it is about, as its address within the program.
    page text,
    -- The reference that a page of failure showed.
    reference text check (reference ~ '^[2-9A-Z]{4}-[2-9A-Z]{4}$'),
    doing text,
    wrong text not null,
    -- Where to answer, if whoever reported it wants that.
    contact text,
    signed_in boolean not null,
    reported_at timestamptz not null,
    answer text,
    answered_by uuid,
    answered_by_name text,
    answered_at timestamptz,
    check ((state = 'ANSWERED') = (answered_at is not null)),
    check ((state = 'ANSWERED') = (answer is not null))
);
create index on feedback.problem_report (state, reported_at, id);
create index on feedback.problem_report (answered_at);
