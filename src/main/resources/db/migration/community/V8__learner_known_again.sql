-- A course of somebody is known again by the reference, the course and the first day. Two that were sent in the same moment could both have been kept: of these the
-- one that has ended stays, else the first, and the others are withdrawn as entered twice.
update community.learner_path l set version = version + 1, withdrawn_at = now(), withdrawn_because = 'ENTERED_TWICE',
    withdrawn_by_name = 'This program', own_ref = null, person = null, person_space = null, key_version = null,
    agreement = null
from (select id, row_number() over (partition by unit, own_ref, course, start_on
          order by end_on is null, recorded_at, id) as nth
      from community.learner_path where own_ref is not null and withdrawn_at is null) d
where d.id = l.id and d.nth > 1;

-- What is withdrawn has no reference.
drop index community.learner_path_unit_own_ref_idx;
create unique index on community.learner_path (unit, own_ref, course, start_on) where own_ref is not null;
