create schema reporting;
grant usage on schema reporting to adp_app;
alter default privileges in schema reporting grant select, insert, update, delete on tables to adp_app;

-- A paper as it was issued, whole: what it shows does not follow what it was made from.
create table reporting.paper (
    id uuid primary key,
    group_code text not null,
    group_name text not null,
    held_on date not null,
    number int not null,
    as_at date not null,
    issued_at timestamptz not null,
    issued_by uuid not null,
    issued_by_name text not null,
    reason text,
    on_course int not null,
    complete int not null,
    not_owing int not null,
    exceptions int not null,
    compared_with date,
    unique (group_code, held_on, number),
    check (number = 1 or reason is not null)
);

create table reporting.paper_item (
    paper uuid not null references reporting.paper,
    position int not null,
    action uuid not null,
    plan text not null,
    code text not null,
    title text not null,
    section text not null,
    further text[] not null,
    unit text,
    lead text,
    letter text,
    label text,
    colour text,
    last_said text,
    last_said_on date,
    since date,
    slipped_title text,
    slipped_promised_on date,
    slipped_expected_on date,
    help_asked_on date,
    board_line text,
    change text not null,
    before text,
    primary key (paper, position)
);

create table reporting.paper_asked (
    paper uuid not null references reporting.paper,
    position int not null,
    reference text not null,
    words text not null,
    plan text,
    code text,
    title text,
    primary key (paper, position)
);

-- What the paper before it listed and this one does not.
create table reporting.paper_gone (
    paper uuid not null references reporting.paper,
    position int not null,
    plan text not null,
    code text not null,
    title text not null,
    before text not null,
    now text,
    primary key (paper, position)
);

-- A return to somebody else, due on a day. The file tells which there are; state, owner and note are ours.
create table reporting.return_item (
    id uuid primary key,
    version int not null,
    code text not null,
    period text not null,
    title text not null,
    sent_to text not null,
    due_on date not null,
    proposed boolean not null,
    check_with text,
    source text,
    notice_days int not null,
    position int not null,
    state text not null check (state in ('NOT_STARTED', 'IN_PROGRESS', 'WITH_APPROVER', 'SENT', 'NOT_NEEDED')),
    owner uuid,
    sent_on date,
    note text,
    ended_on date,
    unique (code, period),
    check ((state = 'SENT') = (sent_on is not null)),
    check (state <> 'NOT_NEEDED' or note is not null)
);
create index on reporting.return_item (due_on);
create index on reporting.return_item (owner) where state not in ('SENT', 'NOT_NEEDED');
