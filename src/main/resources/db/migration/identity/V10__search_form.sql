-- What is searched is in the form that platform.search_form gives it, so that a name is found however its letters are typed.
alter table identity.account alter search set expression as (
    to_tsvector('pg_catalog.simple', platform.search_forms(name)));
alter table identity.member alter search set expression as (platform.searched(post));
