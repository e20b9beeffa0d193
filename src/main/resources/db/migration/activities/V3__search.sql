-- What is searched: titles as they stand, codes by their letters and numbers. A partnership has dozens of programmes, so no
-- index is needed.
alter table activities.programme add column search tsvector not null generated always as (
    to_tsvector('pg_catalog.simple', platform.code_key(code)) || platform.searched(title)) stored;
