create schema documents;
grant usage on schema documents to adp_app;
alter default privileges in schema documents grant select, insert, update, delete on tables to adp_app;

-- A file, kept here whole, so that a backup of the database has it.
create table documents.document (
    id uuid primary key,
    -- What it is kept for, as the module that keeps it says.
    kind platform.code not null,
    title platform.words not null,
    name platform.words,
    media_type platform.code not null,
    size_bytes int not null check (size_bytes > 0),
    sha256 platform.code not null check (sha256 ~ '^[0-9a-f]{64}$'),
    content bytea,
    -- The program that found nothing harmful in the file; null where none looked.
    scanned_by platform.code,
    added_by uuid not null,
    added_by_name platform.name not null,
    added_at timestamptz not null,
    review_on date,
    removed_at timestamptz,
    removed_by_name platform.name,
    removed_reason platform.words,
    check ((removed_at is null) = (content is not null)),
    check ((removed_at is null) = (name is not null)),
    check ((removed_at is null) = (removed_reason is null))
);
create index on documents.document (kind, review_on) where review_on is not null and removed_at is null;

-- Files given as evidence were kept there before. They come over with their ids, and strategy's own script lets them go.
do $$
begin
    if to_regclass('strategy.evidence') is not null then
        insert into documents.document (id, kind, title, name, media_type, size_bytes, sha256, content, scanned_by, added_by,
            added_by_name, added_at, removed_at, removed_by_name, removed_reason)
        select id, 'strategy.evidence', title, file_name, media_type, size_bytes, sha256, content, scanned_by, added_by,
            added_by_name, added_at, removed_at, removed_by_name, removed_reason
        from strategy.evidence where media_type is not null;
    end if;
end $$;
