-- Signs part the words of a name too.
alter table identity.account alter search set expression as (
    to_tsvector('pg_catalog.simple', platform.parted(platform.search_forms(name))));
