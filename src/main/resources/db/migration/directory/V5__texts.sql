-- What each text is. What is searched follows from some of them, so it is worked out anew.
alter table directory.attendance
    alter group_code type platform.code;
alter table directory.meeting
    alter group_code type platform.code,
    alter source type platform.code,
    alter others_present type platform.words;
alter table directory.meeting_group
    drop search,
    alter code type platform.code,
    alter name type platform.name,
    alter reports_to type platform.code,
    add search tsvector not null generated always as (
        to_tsvector('pg_catalog.simple', lower(regexp_replace(regexp_replace(regexp_replace(code, '([A-Za-z])([0-9])', '\1 \2', 'g'), '([0-9])([A-Za-z])', '\1 \2', 'g'), '[^A-Za-z0-9]+', ' ', 'g'))) || to_tsvector('pg_catalog.english', name)
        || to_tsvector('pg_catalog.simple', name)) stored;
alter table directory.meeting_struck
    alter group_code type platform.code;
alter table directory.organisation
    drop search,
    alter code type platform.code,
    alter name type platform.name,
    alter kind type platform.code,
    add search tsvector not null generated always as (
        to_tsvector('pg_catalog.simple', lower(regexp_replace(regexp_replace(regexp_replace(code, '([A-Za-z])([0-9])', '\1 \2', 'g'), '([0-9])([A-Za-z])', '\1 \2', 'g'), '[^A-Za-z0-9]+', ' ', 'g'))) || to_tsvector('pg_catalog.english', name)
        || to_tsvector('pg_catalog.simple', name)) stored;
alter table directory.unit
    drop search,
    alter code type platform.code,
    alter name type platform.name,
    alter organisation type platform.code,
    alter parent type platform.code,
    add search tsvector not null generated always as (
        to_tsvector('pg_catalog.simple', lower(regexp_replace(regexp_replace(regexp_replace(code, '([A-Za-z])([0-9])', '\1 \2', 'g'), '([0-9])([A-Za-z])', '\1 \2', 'g'), '[^A-Za-z0-9]+', ' ', 'g'))) || to_tsvector('pg_catalog.english', name)
        || to_tsvector('pg_catalog.simple', name)) stored;
alter table directory.unit_service
    drop search,
    alter unit type platform.code,
    alter name type platform.name,
    add search tsvector not null generated always as (
        to_tsvector('pg_catalog.english', name) || to_tsvector('pg_catalog.simple', name)) stored;
