-- What is searched: names as they stand, codes by their letters and numbers. A partnership has few of each, so none needs
-- an index.
alter table directory.organisation add column search tsvector not null generated always as (
    to_tsvector('pg_catalog.simple', lower(regexp_replace(regexp_replace(regexp_replace(code, '([A-Za-z])([0-9])', '\1 \2', 'g'), '([0-9])([A-Za-z])', '\1 \2', 'g'), '[^A-Za-z0-9]+', ' ', 'g'))) || to_tsvector('pg_catalog.english', name)
    || to_tsvector('pg_catalog.simple', name)) stored;

alter table directory.unit add column search tsvector not null generated always as (
    to_tsvector('pg_catalog.simple', lower(regexp_replace(regexp_replace(regexp_replace(code, '([A-Za-z])([0-9])', '\1 \2', 'g'), '([0-9])([A-Za-z])', '\1 \2', 'g'), '[^A-Za-z0-9]+', ' ', 'g'))) || to_tsvector('pg_catalog.english', name)
    || to_tsvector('pg_catalog.simple', name)) stored;

alter table directory.unit_service add column search tsvector not null generated always as (
    to_tsvector('pg_catalog.english', name) || to_tsvector('pg_catalog.simple', name)) stored;

alter table directory.meeting_group add column search tsvector not null generated always as (
    to_tsvector('pg_catalog.simple', lower(regexp_replace(regexp_replace(regexp_replace(code, '([A-Za-z])([0-9])', '\1 \2', 'g'), '([0-9])([A-Za-z])', '\1 \2', 'g'), '[^A-Za-z0-9]+', ' ', 'g'))) || to_tsvector('pg_catalog.english', name)
    || to_tsvector('pg_catalog.simple', name)) stored;
