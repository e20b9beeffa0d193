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

-- What was moved before is known; what was done or dropped before counts from its own day, whatever moved after it.
insert into strategy.former_milestone (milestone, until, current_on, done_on, dropped_on)
select v.milestone, v.moved_at, v.from_on,
    case when m.done_on <= cast(v.moved_at at time zone 'Europe/London' as date) then m.done_on end,
    case when m.dropped_on <= cast(v.moved_at at time zone 'Europe/London' as date) then m.dropped_on end
from strategy.milestone_move v join strategy.milestone m on m.id = v.milestone order by v.moved_at, v.id;
insert into strategy.former_milestone (milestone, until, current_on)
select m.id, e.ended_at, coalesce(
    (select v.from_on from strategy.milestone_move v where v.milestone = m.id and v.moved_at >= e.ended_at
     order by v.moved_at, v.id limit 1), m.current_on)
from strategy.milestone m
cross join lateral (select cast(coalesce(m.done_on, m.dropped_on) as timestamp) at time zone 'Europe/London') e (ended_at)
where e.ended_at is not null;

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
