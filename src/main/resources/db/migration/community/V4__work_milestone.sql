-- What follows from the facts of a way into work and does not change as days pass: at which weeks it is looked at, and whether work was
-- sustained until then. That is null for as long as the facts leave it open. The stamp says by which rule a path was judged; where it is
-- another than the configuration says now, or none, the path is judged anew at the next start.
create table community.work_milestone (
    path uuid not null references community.work_path on delete cascade,
    weeks int not null,
    due_on date not null,
    awaited_until date not null,
    sustained boolean,
    primary key (path, weeks)
);
create index on community.work_milestone (due_on, awaited_until) where sustained is null;

alter table community.work_path add judged_by platform.code;
