-- What the service of somebody's stay told of their leaving, as it was heard; the days of aftercare moved with it, or somebody is asked.
create table families.aftercare_heard (
    id uuid primary key,
    aftercare uuid not null references families.aftercare,
    stay uuid not null,
    what platform.code not null check (what in ('PLANNED', 'MOVED', 'CANCELLED', 'LEFT', 'LEFT_EARLY')),
    on_day date not null,
    recorded_at timestamptz not null
);
create index on families.aftercare_heard (aftercare);
