-- A key stands for a change of one kind. Those that are there have no kind; they go after seven days.
alter table platform.idempotency_key
    add column operation text not null default '',
    add column made boolean not null default true,
    drop constraint idempotency_key_pkey,
    add primary key (caller, operation, key);
alter table platform.idempotency_key alter column operation drop default;
