-- Leaflets, films, lessons: what is handed out or shown, and when somebody last looked whether it is still right.
create table activities.resource (
    id uuid primary key,
    version int not null,
    revision int not null,
    code platform.code not null unique,
    title platform.name not null,
    unit platform.code not null,
    kind platform.code not null,
    topics platform.codes not null,
    substances platform.codes not null,
    audience platform.code not null,
    formats platform.codes not null,
    languages platform.codes not null,
    link platform.words,
    accessible platform.code not null check (accessible in ('YES', 'NO', 'NOT_DONE')),
    accessible_on date,
    added_on date not null,
    review_by date not null,
    due_told_on date,
    looked_at timestamptz not null,
    looked_by_name platform.name not null,
    withdrawn_on date,
    withdrawn_because platform.code,
    made_by uuid not null,
    made_by_name platform.name not null,
    made_at timestamptz not null,
    changed_by_name platform.name,
    changed_at timestamptz not null,
    search tsvector not null generated always as (
        to_tsvector('pg_catalog.simple', platform.code_key(code)) || platform.searched(title)) stored,
    check ((accessible = 'NOT_DONE') = (accessible_on is null)),
    check ((withdrawn_on is null) = (withdrawn_because is null))
);
create index on activities.resource (unit);

-- The actions it is made for, with the names that they had when they were chosen.
create table activities.resource_action (
    resource uuid not null references activities.resource on delete cascade,
    action uuid not null,
    plan platform.code not null,
    code platform.code not null,
    primary key (resource, action)
);
create index on activities.resource_action (action);

-- Drug alerts as they were heard of: which substances, until when. A resource that names one of them is to be looked at again
-- from the moment on at which that was heard, unless the alert is withdrawn.
create table activities.alert_heard (
    alert uuid primary key,
    substances platform.codes not null,
    valid_until date not null,
    heard_at timestamptz not null,
    withdrawn_at timestamptz
);

-- What lies at an outlet of the directory follows from its rows, in the order of their days and then as they came. A row that
-- was told wrongly is struck, and stays.
create table activities.stock_move (
    id uuid primary key,
    version int not null,
    came bigint not null generated always as identity,
    place uuid not null,
    resource uuid not null references activities.resource,
    unit platform.code not null,
    movement platform.code not null check (movement in ('PLACED', 'RETURNED', 'COUNTED')),
    number int not null check (number >= 0),
    happened_on date not null,
    after_sign_off boolean not null,
    struck_because platform.code,
    struck_by_name platform.name,
    import uuid,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    recorded_at timestamptz not null
);
create index on activities.stock_move (place, resource, happened_on, came);
create index on activities.stock_move (resource);
create index on activities.stock_move (happened_on);
create index on activities.stock_move (import) where import is not null;
