-- What is due is looked for listener by listener. An index by time alone leads the planner through all that waits for others.
drop index bus.event_publication_due_at_idx;

-- Mostly nothing waits, and then suddenly much does. What the planner knows of the table is of the time before, when reading all of
-- it was cheapest; so the statements of each delivery go by the indexes, whatever it believes.

-- Takes what is due, some for each listener that has threads left: those of whom the fewest run first.
create function bus.take(listeners text[], runs int[], shares int[], in_hand uuid[], of_one int, free int, lease int)
    returns setof bus.event_publication language plpgsql
    set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan as $$
begin
    return query
    with due as (
        select one.id, l.id as listener, one.due_at,
            l.runs + (row_number() over (partition by l.id order by one.due_at) - 1) / l.share as turn
        from unnest(listeners, runs, shares) l (id, runs, share) cross join lateral (
            select p.id, p.due_at from bus.event_publication p
            where p.listener_id = l.id and p.due_at <= now() and p.id <> all(in_hand)
            order by p.due_at limit of_one * l.share) one),
    turns as (select id, dense_rank() over (order by turn, listener) as nth from due where turn < of_one),
    chosen as (
        select p.id from bus.event_publication p
        where p.id = any(array(select t.id from turns t where t.nth <= free)) and p.due_at <= now()
        for update skip locked)
    update bus.event_publication p set status = 'RESUBMITTED', completion_attempts = p.completion_attempts + 1,
        last_resubmission_date = clock_timestamp(), due_at = clock_timestamp() + make_interval(secs => lease)
    where p.id = any(array(select c.id from chosen c))
    returning p.*;
end $$;

-- Keeps what was delivered where it waits no more.
create function bus.archive(delivered uuid) returns void language plpgsql
    set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
begin
    with done as (delete from bus.event_publication where id = delivered returning *)
    insert into bus.event_publication_archive (id, listener_id, event_type, serialized_event, publication_date,
        completion_date, status, completion_attempts, last_resubmission_date)
    select id, listener_id, event_type, serialized_event, publication_date, clock_timestamp(), 'COMPLETED',
        completion_attempts, last_resubmission_date
    from done;
end $$;
