-- What is searched of people: names and posts. Both are looked at together, so an index on either would not be used.
alter table identity.account add column search tsvector not null generated always as (
    to_tsvector('pg_catalog.simple', name)) stored;

alter table identity.member add column search tsvector not null generated always as (
    to_tsvector('pg_catalog.english', post) || to_tsvector('pg_catalog.simple', post)) stored;
