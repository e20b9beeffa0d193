-- Warnings about drugs. Facts are kept, and how far an alert is follows from them: written, issued, changed, over or withdrawn.
create table treatment.drug_alert (
    id uuid primary key,
    number int not null generated always as identity unique,
    version int not null,
    origin platform.code not null,
    national_at timestamptz,
    level platform.code not null,
    substances platform.codes not null,
    advice platform.codes not null,
    audiences platform.codes not null,
    for_public boolean not null,
    valid_until date not null,
    drafted_by uuid not null,
    drafted_by_name platform.name not null,
    drafted_at timestamptz not null,
    issued_by uuid,
    issued_by_name platform.name,
    issued_at timestamptz,
    -- Why whoever wrote it issued it without anybody else, out of hours.
    alone_because platform.words,
    withdrawn_at timestamptz,
    withdrawn_because platform.code,
    withdrawn_by_name platform.name,
    -- When others were told that its last day is over.
    expired_at timestamptz,
    check ((issued_at is null) = (issued_by is null) and (issued_at is null) = (issued_by_name is null)),
    check ((withdrawn_at is null) = (withdrawn_because is null) and (withdrawn_at is null) = (withdrawn_by_name is null))
);
create index on treatment.drug_alert (issued_at desc);
create index on treatment.drug_alert (valid_until) where issued_at is not null and withdrawn_at is null;

-- What an alert says, in three lengths. A change adds one; what stood before stays readable.
create table treatment.alert_wording (
    id uuid primary key,
    alert uuid not null references treatment.drug_alert,
    revision int not null,
    short_text platform.words not null,
    summary platform.words not null,
    poster platform.words not null,
    sold_as platform.words,
    local_actions platform.words,
    said_by_name platform.name not null,
    said_at timestamptz not null,
    unique (alert, revision)
);

-- Who got an alert: somebody with a post in one of its audiences on the day.
create table treatment.alert_recipient (
    id uuid primary key,
    alert uuid not null references treatment.drug_alert,
    member uuid not null,
    account uuid not null,
    unit platform.code not null,
    audience platform.code not null,
    sent_at timestamptz not null,
    unique (alert, account)
);
create index on treatment.alert_recipient (account);

-- What was put into the outbox for somebody, from which it is known whether it got there.
create table treatment.alert_message (
    message uuid primary key,
    recipient uuid not null references treatment.alert_recipient,
    about platform.code not null check (about in ('ISSUED', 'CHANGED', 'WITHDRAWN')),
    put_at timestamptz not null
);
create index on treatment.alert_message (recipient);

-- Links that went out by mail. Of a link its hash alone is kept: who reads this table can acknowledge nothing.
create table treatment.alert_link (
    hash platform.code primary key,
    recipient uuid not null references treatment.alert_recipient,
    made_at timestamptz not null
);
create index on treatment.alert_link (recipient);

-- Who said that an alert came to their knowledge. The first counts, and it is the only one.
create table treatment.alert_receipt (
    recipient uuid primary key references treatment.alert_recipient,
    acknowledged_at timestamptz not null,
    way platform.code not null check (way in ('PAGE', 'LINK', 'API', 'PHONE')),
    noted_by_name platform.name,
    check ((way = 'PHONE') = (noted_by_name is not null))
);
