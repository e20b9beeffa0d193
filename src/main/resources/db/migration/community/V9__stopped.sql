-- Since when nothing more is asked of what is kept of somebody, since a unit learned that the person died. It is no fact of the record:
-- what the service tells later counts as ever, and once it was another person all goes on from the facts.
alter table community.work_path add stopped_on date;
alter table community.learner_path add stopped_on date;
alter table community.need_check add stopped_on date;
alter table community.volunteer add stopped_on date;
