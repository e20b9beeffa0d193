-- A step of an action. The current date moves only with a reason; the baseline stays.
create table strategy.milestone (
    id uuid primary key,
    version int not null,
    action uuid not null references strategy.action,
    position int not null,
    title text not null,
    baseline_on date not null,
    current_on date not null,
    done_on date,
    dropped_on date,
    dropped_reason text,
    check ((dropped_on is null) = (dropped_reason is null)),
    check (done_on is null or dropped_on is null)
);
create index on strategy.milestone (action, position);
create index on strategy.milestone (current_on) where done_on is null and dropped_on is null;

create table strategy.milestone_move (
    id uuid primary key,
    milestone uuid not null references strategy.milestone,
    from_on date not null,
    to_on date not null,
    reason text not null,
    moved_by uuid not null,
    moved_by_name text not null,
    moved_at timestamptz not null
);
create index on strategy.milestone_move (milestone, moved_at);

-- The support team's sentence for one meeting's paper. A later row for the same meeting replaces an earlier one.
create table strategy.board_line (
    id uuid primary key,
    action uuid not null references strategy.action,
    group_code text not null,
    held_on date not null,
    number int not null,
    words text not null,
    based_on uuid references strategy.progress_update,
    written_by uuid not null,
    written_by_name text not null,
    written_at timestamptz not null,
    unique (action, group_code, held_on, number)
);

-- Notes beside the owner's words: of the support team for itself, or of a partner unit.
create table strategy.note (
    id uuid primary key,
    action uuid not null references strategy.action,
    layer text not null check (layer in ('TEAM', 'PARTNER')),
    unit text not null,
    words text not null,
    written_by uuid not null,
    written_by_name text not null,
    written_at timestamptz not null
);
create index on strategy.note (action, written_at desc);

-- An action's unit asks the support team for help; one at a time waits for an answer.
create table strategy.help_request (
    id uuid primary key,
    version int not null,
    action uuid not null references strategy.action,
    unit text,
    asked_in uuid references strategy.progress_update,
    asked_by uuid not null,
    asked_by_name text not null,
    asked_at timestamptz not null,
    words text,
    state text not null check (state in ('OPEN', 'TO_MEETING', 'ANSWERED')),
    meeting_group text,
    meeting_on date,
    answered_by uuid,
    answered_by_name text,
    answered_at timestamptz,
    answer text,
    check ((state = 'ANSWERED') = (answered_at is not null)),
    check (state <> 'TO_MEETING' or (meeting_group is not null and meeting_on is not null))
);
create index on strategy.help_request (action);
create unique index on strategy.help_request (action, coalesce(unit, '')) where state <> 'ANSWERED';
create index on strategy.help_request (asked_at, id);

-- What is asked of a group, and what it decided.
create table strategy.decision (
    id uuid primary key,
    version int not null,
    group_code text not null,
    held_on date not null,
    number int not null,
    words text not null,
    state text not null check (state in ('WANTED', 'MADE', 'DONE', 'DROPPED')),
    decided text,
    owner uuid,
    due_on date,
    action uuid references strategy.action,
    recorded_by uuid not null,
    recorded_by_name text not null,
    recorded_at timestamptz not null,
    closed_on date,
    dropped_reason text,
    unique (group_code, held_on, number),
    check ((owner is null) = (due_on is null)),
    check ((state in ('MADE', 'DONE')) <= (decided is not null)),
    check ((state in ('DONE', 'DROPPED')) = (closed_on is not null)),
    check ((state = 'DROPPED') = (dropped_reason is not null))
);
create index on strategy.decision (action);
create index on strategy.decision (due_on) where state = 'MADE';

-- A question to an action's owner, noted while a group walked its items.
create table strategy.question (
    id uuid primary key,
    version int not null,
    action uuid not null references strategy.action,
    group_code text not null,
    held_on date not null,
    words text not null,
    asked_by uuid not null,
    asked_by_name text not null,
    asked_at timestamptz not null,
    answered_by_name text,
    answered_at timestamptz,
    answer text
);
create index on strategy.question (action) where answered_at is null;

-- A file or link that shows what an update claims. A file is kept here whole, so a backup of the database has it.
create table strategy.evidence (
    id uuid primary key,
    action uuid not null references strategy.action,
    said_in uuid references strategy.progress_update,
    title text not null,
    link text,
    file_name text,
    media_type text,
    size_bytes int,
    sha256 text,
    content bytea,
    -- The program that found nothing harmful in the file; null where none looked.
    scanned_by text,
    added_by uuid not null,
    added_by_name text not null,
    added_at timestamptz not null,
    removed_at timestamptz,
    removed_by_name text,
    removed_reason text,
    check ((removed_at is null) = (removed_reason is null)),
    check (case when removed_at is null then (link is null) <> (file_name is null)
                else link is null and file_name is null and content is null end)
);
create index on strategy.evidence (action);
create index on strategy.evidence (added_at) where said_in is null;
create index on strategy.evidence (said_in);

-- What somebody has typed and not sent: one for each person and action.
create table strategy.update_draft (
    account uuid not null,
    action uuid not null references strategy.action,
    saved_at timestamptz not null,
    status text,
    what_happened text,
    next_step text,
    said_on date,
    review_on date,
    evidence_link text,
    heard_how text,
    help_wanted boolean not null default false,
    help_words text,
    primary key (account, action)
);
create index on strategy.update_draft (saved_at);
