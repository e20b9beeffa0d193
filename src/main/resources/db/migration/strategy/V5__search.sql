-- What is searched: words as they stand and by their English stem; codes by their letters and numbers. The columns and
-- indexes follow the texts by themselves, so what is taken out of a text cannot be found any more.
alter table strategy.action add column search tsvector not null generated always as (
    setweight(to_tsvector('pg_catalog.simple', lower(regexp_replace(regexp_replace(regexp_replace(code, '([A-Za-z])([0-9])', '\1 \2', 'g'), '([0-9])([A-Za-z])', '\1 \2', 'g'), '[^A-Za-z0-9]+', ' ', 'g'))), 'A')
    || setweight(to_tsvector('pg_catalog.english', title) || to_tsvector('pg_catalog.simple', title), 'A')
    || setweight(to_tsvector('pg_catalog.english', coalesce(grouping_title, ''))
        || to_tsvector('pg_catalog.simple', coalesce(grouping_title, '')), 'B')
    || setweight(to_tsvector('pg_catalog.english', coalesce(published_text, ''))
        || to_tsvector('pg_catalog.simple', coalesce(published_text, '')), 'C')) stored;
create index action_search on strategy.action using gin (search);
create index action_spelled on strategy.action
    using gin ((title || ' ' || coalesce(grouping_title, '')) public.gin_trgm_ops);

alter table strategy.outcome add column search tsvector not null generated always as (
    setweight(to_tsvector('pg_catalog.simple', lower(regexp_replace(regexp_replace(regexp_replace(code, '([A-Za-z])([0-9])', '\1 \2', 'g'), '([0-9])([A-Za-z])', '\1 \2', 'g'), '[^A-Za-z0-9]+', ' ', 'g'))), 'A')
    || setweight(to_tsvector('pg_catalog.english', title) || to_tsvector('pg_catalog.simple', title), 'A')
    || setweight(to_tsvector('pg_catalog.english', coalesce(published_text, ''))
        || to_tsvector('pg_catalog.simple', coalesce(published_text, '')), 'C')) stored;
create index outcome_search on strategy.outcome using gin (search);
create index outcome_spelled on strategy.outcome using gin (title public.gin_trgm_ops);

alter table strategy.plan add column search tsvector not null generated always as (
    setweight(to_tsvector('pg_catalog.simple', lower(regexp_replace(regexp_replace(regexp_replace(code, '([A-Za-z])([0-9])', '\1 \2', 'g'), '([0-9])([A-Za-z])', '\1 \2', 'g'), '[^A-Za-z0-9]+', ' ', 'g'))), 'A')
    || setweight(to_tsvector('pg_catalog.english', title) || to_tsvector('pg_catalog.simple', title), 'A')) stored;

create index milestone_search on strategy.milestone
    using gin ((to_tsvector('pg_catalog.english', title) || to_tsvector('pg_catalog.simple', title)));
create index milestone_spelled on strategy.milestone using gin (title public.gin_trgm_ops);

create index board_line_search on strategy.board_line
    using gin ((to_tsvector('pg_catalog.english', words) || to_tsvector('pg_catalog.simple', words)));

-- An index of its own instead of a column: a history of many updates is read without it.
create index progress_update_search on strategy.progress_update
    using gin ((to_tsvector('pg_catalog.english', coalesce(what_happened, '') || ' ' || coalesce(next_step, ''))
        || to_tsvector('pg_catalog.simple', coalesce(what_happened, '') || ' ' || coalesce(next_step, ''))));

create index note_search on strategy.note
    using gin ((to_tsvector('pg_catalog.english', words) || to_tsvector('pg_catalog.simple', words)));
