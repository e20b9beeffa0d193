-- That words were taken out: who, when, why and of how many texts of which kind; never which words.
create table audit.redaction (
    id uuid primary key,
    done_at timestamptz not null,
    done_by uuid not null,
    done_by_name text not null,
    reason text not null,
    whole boolean not null,
    places jsonb not null
);
create index on audit.redaction (done_at desc);
-- A reason is itself a text that may have to be put right.
grant update (reason) on audit.redaction to adp_app;
