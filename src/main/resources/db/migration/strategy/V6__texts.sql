-- What each text is. What is searched follows from some of them, so it is worked out anew.

-- The plan that an action names is a code, from which words were taken all the same. What is left tells which plan it was
-- where one alone fits; where none or several do, nothing is named.
do $$
declare
    of text;
begin
    foreach of in array array['action', 'action_version']
    loop
        execute format($sql$
            update strategy.%I t set named_plan = (select case when count(*) = 1 then min(p.code) end from strategy.plan p
                where p.code like regexp_replace(regexp_replace(t.named_plan, '([\\%%_])', '\\\1', 'g'),
                    '\(removed\)|\[removed\]', '%%', 'g'))
            where t.named_plan !~ '^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$'$sql$, of);
    end loop;
end $$;

alter table strategy.action
    drop search,
    alter plan type platform.code,
    alter code type platform.code,
    alter title type platform.words,
    alter published_text type platform.words,
    alter priority type platform.code,
    alter grouping_title type platform.words,
    alter kind type platform.code,
    alter responsibility type platform.code,
    alter lead_unit type platform.code,
    alter overseeing_group type platform.code,
    alter status_group type platform.code,
    alter timeline type platform.code,
    alter tranche type platform.words,
    alter source_note type platform.words,
    alter local_response type platform.words,
    alter withdrawn_reason type platform.words,
    alter status type platform.code,
    alter named_plan type platform.code,
    alter withdrawn_decision type platform.words,
    add search tsvector not null generated always as (
        setweight(to_tsvector('pg_catalog.simple', lower(regexp_replace(regexp_replace(regexp_replace(code, '([A-Za-z])([0-9])', '\1 \2', 'g'), '([0-9])([A-Za-z])', '\1 \2', 'g'), '[^A-Za-z0-9]+', ' ', 'g'))), 'A')
        || setweight(to_tsvector('pg_catalog.english', title) || to_tsvector('pg_catalog.simple', title), 'A')
        || setweight(to_tsvector('pg_catalog.english', coalesce(grouping_title, ''))
            || to_tsvector('pg_catalog.simple', coalesce(grouping_title, '')), 'B')
        || setweight(to_tsvector('pg_catalog.english', coalesce(published_text, ''))
            || to_tsvector('pg_catalog.simple', coalesce(published_text, '')), 'C')) stored;
alter table strategy.action_ending
    alter outcome type platform.code,
    alter words type platform.words,
    alter recorded_by_name type platform.name;
alter table strategy.action_outcome
    alter plan type platform.code,
    alter outcome type platform.code;
alter table strategy.action_partner
    alter unit type platform.code;
alter table strategy.action_principle
    alter plan type platform.code,
    alter principle type platform.code;
alter table strategy.action_version
    alter recorded_by_name type platform.name,
    alter source type platform.code,
    alter why type platform.words,
    alter decision type platform.words,
    alter title type platform.words,
    alter published_text type platform.words,
    alter priority type platform.code,
    alter grouping_title type platform.words,
    alter kind type platform.code,
    alter responsibility type platform.code,
    alter lead_unit type platform.code,
    alter overseeing_group type platform.code,
    alter status_group type platform.code,
    alter timeline type platform.code,
    alter tranche type platform.words,
    alter source_note type platform.words,
    alter local_response type platform.words,
    alter named_plan type platform.code,
    alter withdrawn_reason type platform.words,
    alter withdrawn_decision type platform.words,
    alter outcomes type platform.codes,
    alter principles type platform.codes,
    alter partner_units type platform.codes,
    alter crosswalk type platform.codes;
alter table strategy.area
    alter plan type platform.code,
    alter priority type platform.code,
    alter title type platform.words,
    alter outcomes type platform.codes;
alter table strategy.board_line
    alter group_code type platform.code,
    alter words type platform.words,
    alter written_by_name type platform.name;
alter table strategy.crosswalk
    alter target_plan type platform.code,
    alter target_code type platform.code;
alter table strategy.decision
    alter group_code type platform.code,
    alter words type platform.words,
    alter state type platform.code,
    alter decided type platform.words,
    alter recorded_by_name type platform.name,
    alter dropped_reason type platform.words;
alter table strategy.evidence
    alter title type platform.words,
    alter link type platform.words,
    alter file_name type platform.words,
    alter media_type type platform.code,
    alter sha256 type platform.code,
    alter scanned_by type platform.code,
    alter added_by_name type platform.name,
    alter removed_by_name type platform.name,
    alter removed_reason type platform.words;
alter table strategy.help_request
    alter unit type platform.code,
    alter asked_by_name type platform.name,
    alter words type platform.words,
    alter state type platform.code,
    alter meeting_group type platform.code,
    alter answered_by_name type platform.name,
    alter answer type platform.words;
alter table strategy.milestone
    alter title type platform.words,
    alter dropped_reason type platform.words;
alter table strategy.milestone_move
    alter reason type platform.words,
    alter moved_by_name type platform.name;
alter table strategy.note
    alter layer type platform.code,
    alter unit type platform.code,
    alter words type platform.words,
    alter written_by_name type platform.name;
alter table strategy.outcome
    drop search,
    alter plan type platform.code,
    alter code type platform.code,
    alter title type platform.words,
    alter published_text type platform.words,
    add search tsvector not null generated always as (
        setweight(to_tsvector('pg_catalog.simple', lower(regexp_replace(regexp_replace(regexp_replace(code, '([A-Za-z])([0-9])', '\1 \2', 'g'), '([0-9])([A-Za-z])', '\1 \2', 'g'), '[^A-Za-z0-9]+', ' ', 'g'))), 'A')
        || setweight(to_tsvector('pg_catalog.english', title) || to_tsvector('pg_catalog.simple', title), 'A')
        || setweight(to_tsvector('pg_catalog.english', coalesce(published_text, ''))
            || to_tsvector('pg_catalog.simple', coalesce(published_text, '')), 'C')) stored;
alter table strategy.outcome_part
    alter plan type platform.code,
    alter outcome type platform.code,
    alter code type platform.code,
    alter title type platform.words;
alter table strategy.plan
    drop search,
    alter code type platform.code,
    alter title type platform.words,
    alter owner type platform.code,
    alter vision type platform.words,
    alter status_scale type platform.code,
    add search tsvector not null generated always as (
        setweight(to_tsvector('pg_catalog.simple', lower(regexp_replace(regexp_replace(regexp_replace(code, '([A-Za-z])([0-9])', '\1 \2', 'g'), '([0-9])([A-Za-z])', '\1 \2', 'g'), '[^A-Za-z0-9]+', ' ', 'g'))), 'A')
        || setweight(to_tsvector('pg_catalog.english', title) || to_tsvector('pg_catalog.simple', title), 'A')) stored;
alter table strategy.plan_conflict
    alter field type platform.code,
    alter file_value type platform.words,
    alter state type platform.code,
    alter resolved_by_name type platform.name;
alter table strategy.plan_version
    alter plan type platform.code,
    alter file_name type platform.code,
    alter sha256 type platform.code,
    alter content type platform.words;
alter table strategy.principle
    alter plan type platform.code,
    alter code type platform.code,
    alter title type platform.words;
alter table strategy.principle_item
    alter plan type platform.code,
    alter principle type platform.code,
    alter code type platform.code,
    alter title type platform.words;
alter table strategy.priority
    alter plan type platform.code,
    alter code type platform.code,
    alter title type platform.words,
    alter aim type platform.words;
alter table strategy.progress_update
    alter recorded_by_name type platform.name,
    alter status type platform.code,
    alter what_happened type platform.words,
    alter next_step type platform.words,
    alter evidence_link type platform.words,
    alter on_behalf_of type platform.code,
    alter heard_how type platform.code;
alter table strategy.question
    alter group_code type platform.code,
    alter words type platform.words,
    alter asked_by_name type platform.name,
    alter answered_by_name type platform.name,
    alter answer type platform.words;
alter table strategy.status
    alter scale type platform.code,
    alter code type platform.code,
    alter letter type platform.code,
    alter label type platform.name,
    alter colour type platform.code,
    alter meaning type platform.name,
    alter needs type platform.name;
alter table strategy.status_scale
    alter code type platform.code,
    alter title type platform.name;
alter table strategy.update_draft
    alter status type platform.code,
    alter what_happened type platform.words,
    alter next_step type platform.words,
    alter evidence_link type platform.words,
    alter heard_how type platform.code,
    alter help_words type platform.words;

create index action_search on strategy.action using gin (search);
create index outcome_search on strategy.outcome using gin (search);
