-- Who led an action until a moment; who leads it now stands in the action.
create table strategy.former_owner (
    id bigint generated always as identity primary key,
    action uuid not null references strategy.action,
    until timestamptz not null,
    lead uuid,
    deputy uuid
);
create index on strategy.former_owner (action, until);

-- How a milestone stood until a moment; how it stands now stands in the milestone.
create table strategy.former_milestone (
    id bigint generated always as identity primary key,
    milestone uuid not null references strategy.milestone,
    until timestamptz not null,
    current_on date not null,
    done_on date,
    dropped_on date
);
create index on strategy.former_milestone (milestone, until);

-- Null where it was added before the program kept this.
alter table strategy.milestone add added_at timestamptz;
alter table strategy.help_request add to_meeting_at timestamptz;
alter table strategy.decision add decided_at timestamptz;
alter table strategy.decision add closed_at timestamptz;

-- What was moved before is known; what was done or dropped before counts from its own day.
insert into strategy.former_milestone (milestone, until, current_on)
select milestone, moved_at, from_on from strategy.milestone_move order by moved_at, id;
insert into strategy.former_milestone (milestone, until, current_on)
select id, cast(coalesce(done_on, dropped_on) as timestamp) at time zone 'Europe/London', current_on
from strategy.milestone where done_on is not null or dropped_on is not null;

-- When a row was last written, at the start of the transaction that wrote it, for readers that take changes alone.
create function strategy.mark_changed() returns trigger language plpgsql as $$
begin
    new.changed_at := now();
    return new;
end $$;

do $$
declare
    name text;
begin
    foreach name in array array['action', 'progress_update', 'milestone', 'board_line', 'note', 'help_request',
        'question', 'decision', 'evidence', 'action_version', 'action_ending']
    loop
        execute format('alter table strategy.%I add changed_at timestamptz not null default now()', name);
        execute format('create index on strategy.%I (changed_at)', name);
        execute format('create trigger mark_changed before insert or update on strategy.%I
            for each row execute function strategy.mark_changed()', name);
    end loop;
end $$;
