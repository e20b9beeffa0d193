-- When somebody was last told of overdoses near each other in a locality, so that each cluster is told once.
create table treatment.reach_cluster_told (
    locality platform.code primary key,
    told_at timestamptz not null
);
