-- Money that a community organisation was given, and what became of it. It tells of no person. The organisation is one of the directory, or a
-- name where it is not kept there.
create table community.grant_award (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    organisation platform.code,
    organisation_name platform.name,
    award numeric(12, 2) not null check (award > 0),
    from_on date not null,
    to_on date not null,
    report_by date not null,
    purpose platform.words,
    spent numeric(12, 2) check (spent >= 0),
    participants int check (participants >= 0),
    came_of_it platform.words,
    over_because platform.words,
    reported_on date,
    closed_on date,
    entered_by platform.code not null check (entered_by in ('PAGE', 'FILE', 'API', 'SAMPLE')),
    entered_in uuid,
    reported_in uuid,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check ((organisation is null) <> (organisation_name is null)),
    check (to_on >= from_on and report_by > to_on),
    check ((spent is null) = (reported_on is null)),
    check (participants is null or reported_on is not null),
    check (spent <= award or over_because is not null),
    check (closed_on is null or reported_on is not null),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
-- A grant is known again by who looks after it, who has it and its first day.
create unique index on community.grant_award (unit, coalesce(organisation, lower(organisation_name)), from_on)
    where withdrawn_at is null;
create index on community.grant_award (from_on desc, id desc);
create index on community.grant_award (to_on);
create index on community.grant_award (entered_in) where entered_in is not null;
create index on community.grant_award (reported_in) where reported_in is not null;

-- For which actions of plans it was given, by their codes.
create table community.grant_action (
    grant_award uuid not null references community.grant_award on delete cascade,
    code platform.code not null,
    primary key (grant_award, code)
);
create index on community.grant_action (code);
