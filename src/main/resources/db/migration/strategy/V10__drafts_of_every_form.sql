-- What was typed into the form of an update is kept where the words of every form are. A module's own tests run its scripts
-- alone; they have no drafts.
do $$
begin
    if to_regclass('shell.draft') is not null then
        insert into shell.draft (account, place, saved_at)
        select d.account, 'strategy.update ' || a.plan || '/' || a.code, d.saved_at
        from strategy.update_draft d join strategy.action a on a.id = d.action
        on conflict do nothing;

        insert into shell.draft_field (account, place, field, typed)
        select d.account, 'strategy.update ' || a.plan || '/' || a.code, f.field, f.typed
        from strategy.update_draft d join strategy.action a on a.id = d.action
        cross join lateral (values
            ('status', case d.status when '' then '=' else d.status end),
            ('whatHappened', d.what_happened),
            ('next', d.next_step),
            ('on', d.said_on::text),
            ('reviewOn', d.review_on::text),
            ('evidenceLink', d.evidence_link),
            ('heardHow', d.heard_how),
            ('helpWanted', case when d.help_wanted then 'true' end),
            ('helpWords', d.help_words)) as f (field, typed)
        where f.typed is not null
        on conflict do nothing;
    end if;
end
$$;

drop table strategy.update_draft;
