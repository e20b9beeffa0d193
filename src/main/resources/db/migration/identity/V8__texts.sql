-- What each text is. What is searched follows from some of them, so it is worked out anew.
alter table identity.access_review
    alter quarter type platform.code;
alter table identity.access_review_item
    alter decision type platform.code;
alter table identity.account
    drop search,
    alter username type platform.code,
    alter name type platform.name,
    alter email type platform.name,
    alter password_hash type platform.code,
    alter subject type platform.code,
    alter sign_in_way type platform.code,
    alter closed_because type platform.code,
    add search tsvector not null generated always as (
        to_tsvector('pg_catalog.simple', name)) stored;
alter table identity.member
    drop search,
    alter post type platform.name,
    alter unit type platform.code,
    alter role type platform.code,
    add search tsvector not null generated always as (
        to_tsvector('pg_catalog.english', post) || to_tsvector('pg_catalog.simple', post)) stored;
alter table identity.use_acceptance
    alter version type platform.code;
