-- What is searched is in the form that platform.search_form gives it, so that a name is found however its letters are typed.
alter table strategy.action alter search set expression as (
    setweight(to_tsvector('pg_catalog.simple', platform.code_key(code)), 'A')
    || setweight(platform.searched(title), 'A')
    || setweight(platform.searched(coalesce(grouping_title, '')), 'B')
    || setweight(platform.searched(coalesce(published_text, '')), 'C'));
alter table strategy.outcome alter search set expression as (
    setweight(to_tsvector('pg_catalog.simple', platform.code_key(code)), 'A')
    || setweight(platform.searched(title), 'A')
    || setweight(platform.searched(coalesce(published_text, '')), 'C'));
alter table strategy.plan alter search set expression as (
    setweight(to_tsvector('pg_catalog.simple', platform.code_key(code)), 'A')
    || setweight(platform.searched(title), 'A'));

drop index strategy.action_spelled, strategy.outcome_spelled, strategy.milestone_search, strategy.milestone_spelled,
    strategy.progress_update_search, strategy.note_search;
create index action_spelled on strategy.action
    using gin (platform.search_form(title || ' ' || coalesce(grouping_title, '')) public.gin_trgm_ops);
create index outcome_spelled on strategy.outcome using gin (platform.search_form(title) public.gin_trgm_ops);
create index milestone_search on strategy.milestone using gin (platform.searched(title));
create index milestone_spelled on strategy.milestone using gin (platform.search_form(title) public.gin_trgm_ops);
create index progress_update_search on strategy.progress_update
    using gin (platform.searched(coalesce(what_happened, '') || ' ' || coalesce(next_step, '')));
create index note_search on strategy.note using gin (platform.searched(words));
