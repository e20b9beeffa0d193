-- Who accepted which version of the rules of use, once each.
create table identity.use_acceptance (
    account uuid not null references identity.account,
    version text not null,
    accepted_at timestamptz not null,
    primary key (account, version)
);
