-- What is searched is in the form that platform.search_form gives it, so that a name is found however its letters are typed.
alter table directory.meeting_group alter search set expression as (
    to_tsvector('pg_catalog.simple', platform.code_key(code)) || platform.searched(name));
alter table directory.organisation alter search set expression as (
    to_tsvector('pg_catalog.simple', platform.code_key(code)) || platform.searched(name));
alter table directory.unit alter search set expression as (
    to_tsvector('pg_catalog.simple', platform.code_key(code)) || platform.searched(name));
alter table directory.unit_service alter search set expression as (platform.searched(name));
