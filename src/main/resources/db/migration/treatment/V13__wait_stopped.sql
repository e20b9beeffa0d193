-- From when on nothing more is asked of an open wait, since its unit or another learned that the person died. It is no fact of the wait:
-- what the service tells later of its end counts as ever, and once it was another person the clock goes on from the facts.
alter table treatment.wait add stopped_on date check (stopped_on >= received_on);
alter table treatment.wait alter column ended_on set expression as (coalesce(started_on, closed_on, stopped_on));
