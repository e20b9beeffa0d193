-- What is said in media for a while, and what of the plan it is done for. The alert is that which asked for it.
create table activities.campaign (
    id uuid primary key,
    version int not null,
    code platform.code not null unique,
    title platform.name not null,
    unit platform.code not null,
    approach platform.code,
    interactive_part platform.words,
    alert uuid,
    from_on date not null,
    to_on date,
    made_by uuid not null,
    made_by_name platform.name not null,
    made_at timestamptz not null,
    changed_by_name platform.name,
    changed_at timestamptz not null,
    search tsvector not null generated always as (
        to_tsvector('pg_catalog.simple', platform.code_key(code)) || platform.searched(title)) stored,
    check (to_on >= from_on)
);
create index on activities.campaign (unit);
create index on activities.campaign (from_on);

create table activities.campaign_action (
    campaign uuid not null references activities.campaign on delete cascade,
    action uuid not null,
    plan platform.code not null,
    code platform.code not null,
    primary key (campaign, action)
);
create index on activities.campaign_action (action);

-- What a channel told of a month. What is put right is a further version; those before stay readable.
create table activities.campaign_figures (
    campaign uuid not null references activities.campaign on delete cascade,
    channel platform.code not null,
    month date not null check (extract(day from month) = 1),
    version int not null,
    rate_basis platform.code not null check (rate_basis in ('IMPRESSIONS', 'REACH')),
    impressions int check (impressions >= 0),
    reach int check (reach >= 0),
    engagements int not null check (engagements >= 0),
    clicks_to_help int check (clicks_to_help >= 0),
    because platform.code,
    after_sign_off boolean not null,
    import uuid,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    recorded_at timestamptz not null,
    primary key (campaign, channel, month, version),
    check ((version = 1) = (because is null)),
    check (case rate_basis when 'IMPRESSIONS' then impressions is not null else reach is not null end)
);
create index on activities.campaign_figures (month);
create index on activities.campaign_figures (import) where import is not null;
