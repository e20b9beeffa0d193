alter table identity.account
    -- Counts changes of what lets somebody sign in.
    add column version int not null default 1,
    -- How somebody was invited to sign in; null where that was never said.
    add column sign_in_way text check (sign_in_way in ('PASSWORD', 'EMPLOYER')),
    -- Why the account was closed; null while it is open.
    add column closed_because text check (closed_because in ('LEFT', 'NOT_NEEDED', 'CONCERN', 'NOT_USED'));

-- Four times a year somebody looks at every membership and says whether it is still needed.
create table identity.access_review (
    id uuid primary key,
    quarter text not null unique check (quarter ~ '^\d{4}-Q[1-4]$'),
    opened_on date not null,
    due_on date not null,
    signed_at timestamptz,
    signed_by uuid references identity.account,
    check ((signed_at is null) = (signed_by is null))
);

create table identity.access_review_item (
    review uuid not null references identity.access_review,
    member uuid not null references identity.member,
    decision text check (decision in ('KEEP', 'REMOVE')),
    decided_at timestamptz,
    decided_by uuid references identity.account,
    primary key (review, member),
    check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null))
);
create index on identity.access_review_item (member);

-- Every page asks whether there are invented people.
create index on identity.account (sample) where sample;
