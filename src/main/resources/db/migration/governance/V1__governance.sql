create schema governance;
grant usage on schema governance to adp_app;
alter default privileges in schema governance grant select, insert, update, delete on tables to adp_app;

-- What is asked of a group, and what it decided.
create table governance.decision (
    id uuid primary key,
    version int not null,
    group_code platform.code not null,
    held_on date not null,
    number int not null,
    words platform.words not null,
    state platform.code not null check (state in ('WANTED', 'MADE', 'DONE', 'DROPPED')),
    decided platform.words,
    owner uuid,
    due_on date,
    action uuid,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    recorded_at timestamptz not null,
    closed_on date,
    dropped_reason platform.words,
    changed_at timestamptz not null,
    unique (group_code, held_on, number),
    check ((owner is null) = (due_on is null)),
    check ((state in ('MADE', 'DONE')) <= (decided is not null)),
    check ((state in ('DONE', 'DROPPED')) = (closed_on is not null)),
    check ((state = 'DROPPED') = (dropped_reason is not null))
);
create index on governance.decision (action);
create index on governance.decision (due_on) where state = 'MADE';
call platform.keep_history('governance.decision');

-- A question to an action's owner, noted while a group walked its items.
create table governance.question (
    id uuid primary key,
    version int not null,
    action uuid not null,
    group_code platform.code not null,
    held_on date not null,
    words platform.words not null,
    asked_by uuid not null,
    asked_by_name platform.name not null,
    asked_at timestamptz not null,
    answered_by_name platform.name,
    answered_at timestamptz,
    answer platform.words,
    changed_at timestamptz not null
);
create index on governance.question (action) where answered_at is null;
create index on governance.question (group_code, held_on);
call platform.keep_history('governance.question');

-- The support team's sentence for one meeting's paper. A later row for the same meeting replaces an earlier one.
create table governance.board_line (
    id uuid primary key,
    action uuid not null,
    group_code platform.code not null,
    held_on date not null,
    number int not null,
    words platform.words not null,
    -- The owner's update that it was written from, and when that was recorded.
    based_on uuid,
    based_on_at timestamptz,
    written_by uuid not null,
    written_by_name platform.name not null,
    written_at timestamptz not null,
    changed_at timestamptz not null,
    unique (action, group_code, held_on, number),
    check ((based_on is null) = (based_on_at is null))
);
create index on governance.board_line (group_code, held_on);
create index board_line_search on governance.board_line
    using gin ((to_tsvector('pg_catalog.english', words) || to_tsvector('pg_catalog.simple', words)));
call platform.keep_history('governance.board_line');

-- A paper as it was issued, whole: what it shows does not follow what it was made from.
create table governance.paper (
    id uuid primary key,
    group_code platform.code not null,
    group_name platform.name not null,
    held_on date not null,
    number int not null,
    as_at date not null,
    issued_at timestamptz not null,
    issued_by uuid not null,
    issued_by_name platform.name not null,
    reason platform.words,
    on_course int not null,
    complete int not null,
    not_owing int not null,
    exceptions int not null,
    compared_with date,
    unique (group_code, held_on, number),
    check (number = 1 or reason is not null)
);

create table governance.paper_item (
    paper uuid not null references governance.paper,
    position int not null,
    action uuid not null,
    plan platform.code not null,
    code platform.code not null,
    title platform.words not null,
    section platform.code not null,
    further platform.codes not null,
    unit platform.name,
    lead platform.name,
    letter platform.code,
    label platform.name,
    colour platform.code,
    last_said platform.words,
    last_said_on date,
    since date,
    slipped_title platform.words,
    slipped_promised_on date,
    slipped_expected_on date,
    help_asked_on date,
    board_line platform.words,
    change platform.code not null,
    before platform.code,
    primary key (paper, position)
);
create index paper_item_search on governance.paper_item
    using gin ((to_tsvector('pg_catalog.english', title || ' ' || coalesce(board_line, ''))
        || to_tsvector('pg_catalog.simple', title || ' ' || coalesce(board_line, ''))));

create table governance.paper_asked (
    paper uuid not null references governance.paper,
    position int not null,
    reference platform.code not null,
    words platform.words not null,
    plan platform.code,
    code platform.code,
    title platform.words,
    primary key (paper, position)
);

-- What the paper before it listed and this one does not.
create table governance.paper_gone (
    paper uuid not null references governance.paper,
    position int not null,
    plan platform.code not null,
    code platform.code not null,
    title platform.words not null,
    before platform.code not null,
    now platform.name,
    primary key (paper, position)
);

-- What the parts of other modules said in it: a heading, then paragraphs and rows of a table below it.
create table governance.paper_line (
    paper uuid not null references governance.paper,
    part int not null,
    position int not null,
    kind platform.code not null check (kind in ('HEADING', 'PARAGRAPH', 'COLUMN', 'CELL')),
    words platform.words not null,
    primary key (paper, part, position)
);

-- What plans and reporting kept of these before comes along. The histories are written by going through the changes again;
-- the moments of those made before they were kept are not known, and count from the day that they name.
do $$
begin
    if to_regclass('strategy.decision') is not null then
        -- Who follows changes reads an action anew for what belonged to it until now.
        update strategy.action set changed_at = now() where id in (
            select action from strategy.decision where changed_at > now() - interval '90 days'
            union select action from strategy.question where changed_at > now() - interval '90 days'
            union select action from strategy.board_line where changed_at > now() - interval '90 days');

        insert into governance.decision (id, version, group_code, held_on, number, words, state, action, recorded_by,
            recorded_by_name, recorded_at, changed_at)
        select id, version, group_code, held_on, number, words, 'WANTED', action, recorded_by, recorded_by_name,
            recorded_at, recorded_at
        from strategy.decision;
        update governance.decision n
        set state = 'MADE', decided = o.decided, owner = o.owner, due_on = o.due_on,
            changed_at = greatest(n.changed_at, coalesce(o.decided_at, case when o.state <> 'MADE'
                then cast(o.held_on as timestamp) at time zone 'Europe/London' end))
        from strategy.decision o where o.id = n.id and o.decided is not null;
        update governance.decision n
        set state = o.state, closed_on = o.closed_on, dropped_reason = o.dropped_reason,
            changed_at = greatest(n.changed_at, coalesce(o.closed_at,
                cast(o.closed_on as timestamp) at time zone 'Europe/London'))
        from strategy.decision o where o.id = n.id and o.closed_on is not null;
        drop table strategy.decision;

        insert into governance.question (id, version, action, group_code, held_on, words, asked_by, asked_by_name,
            asked_at, changed_at)
        select id, version, action, group_code, held_on, words, asked_by, asked_by_name, asked_at, asked_at
        from strategy.question;
        update governance.question n
        set answered_by_name = o.answered_by_name, answered_at = o.answered_at, answer = o.answer,
            changed_at = greatest(n.changed_at, o.answered_at)
        from strategy.question o where o.id = n.id and o.answered_at is not null;
        drop table strategy.question;

        insert into governance.board_line (id, action, group_code, held_on, number, words, based_on, based_on_at,
            written_by, written_by_name, written_at, changed_at)
        select l.id, l.action, l.group_code, l.held_on, l.number, l.words, l.based_on, u.recorded_at, l.written_by,
            l.written_by_name, l.written_at, l.written_at
        from strategy.board_line l left join strategy.progress_update u on u.id = l.based_on;
        drop table strategy.board_line;
    end if;
    if to_regclass('reporting.paper') is not null then
        insert into governance.paper select * from reporting.paper;
        insert into governance.paper_item select * from reporting.paper_item;
        insert into governance.paper_asked select * from reporting.paper_asked;
        insert into governance.paper_gone select * from reporting.paper_gone;
        drop table reporting.paper_item, reporting.paper_asked, reporting.paper_gone, reporting.paper;
    end if;
end $$;
