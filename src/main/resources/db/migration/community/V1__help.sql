create schema community;
grant usage on schema community to adp_app;
alter default privileges in schema community grant select, insert, update, delete on tables to adp_app;

-- One act of help with a basic need. Who it was is told by the service's own reference and, under an agreement, by a key; both go
-- when their time is over. Nobody is told apart of a walk-in. What was confirmed and what is only estimated are never added.
create table community.help (
    id uuid primary key,
    version int not null,
    unit platform.code not null,
    happened_on date not null,
    domain platform.code not null,
    form platform.code not null,
    confirmed numeric(12, 2) check (confirmed >= 0),
    confirmed_per_week numeric(12, 2) check (confirmed_per_week >= 0),
    estimated numeric(12, 2) check (estimated >= 0),
    estimated_per_week numeric(12, 2) check (estimated_per_week >= 0),
    weeks int not null check (weeks > 0),
    repeat_days int not null check (repeat_days > 0),
    crisis boolean not null,
    onward uuid,
    own_ref platform.code,
    person platform.code,
    person_space platform.code,
    key_version int,
    agreement platform.code,
    sure boolean not null,
    after_sign_off boolean not null,
    entered_by platform.code not null check (entered_by in ('PAGE', 'API', 'SAMPLE')),
    entered_in uuid,
    entered_line int,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    recorded_by_name platform.name not null,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    check ((person is null) = (key_version is null) and (person is null) = (person_space is null)),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on community.help (unit, happened_on desc, id desc);
create index on community.help (happened_on);
create index on community.help (person, happened_on) where person is not null;
create index on community.help (unit, own_ref) where own_ref is not null;
create index on community.help (entered_in) where entered_in is not null;

-- What was told of lines that came in together, and which record was made of them or added to, for as long as the key of the change is known: who sends the same again hears the
-- same, though the rules of the day may have changed. What was told never repeats what was sent.
create table community.batch_result (
    entered_in uuid not null,
    line int not null,
    number int not null,
    made uuid,
    path platform.code,
    message platform.code,
    reason platform.code,
    told_at timestamptz not null,
    primary key (entered_in, line, number),
    check ((path is null) = (message is null))
);
create index on community.batch_result (told_at);
