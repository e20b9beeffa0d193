-- Registers have a module of their own. Where its script came first it left these here, since they were not as far yet; where it
-- comes later it takes them along itself.
do $$
begin
    if to_regclass('registers.register_entry') is not null and to_regclass('families.register_entry') is not null then
        insert into registers.register_entry (id, version, kind, unit, item, recorded_at, came_in)
        select id, version, kind, unit, item, recorded_at, came_in from families.register_entry;
        insert into registers.register_said (id, entry, revision, state, on_day, number, evidence, meeting_group, meeting_on,
            withdrawn, reason, after_sign_off, said_by, said_by_name, said_at)
        select id, entry, revision, state, on_day, number, evidence, meeting_group, meeting_on, withdrawn, reason,
            after_sign_off, said_by, said_by_name, said_at from families.register_said;
        drop table families.register_said, families.register_entry;
    end if;
end $$;
