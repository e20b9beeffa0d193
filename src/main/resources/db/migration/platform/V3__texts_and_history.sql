-- What a column of text holds. Each is one of these; a test fails for any other.
-- Words that people write: they are searched, and taken out where they should not be.
create domain platform.words as text;
-- Names, posts and addresses of people, partners and statuses, put right where they are managed.
create domain platform.name as text;
-- Codes, keys, digests and the like, by which the program tells things apart. Nobody writes words there.
create domain platform.code as text;
create domain platform.codes as text[];

alter table platform.idempotency_key
    alter caller type platform.code,
    alter key type platform.code,
    alter digest type platform.code,
    alter operation type platform.code;

-- An index over a key and a period. A trusted extension: the database's owner may create it.
create extension if not exists btree_gist with schema public;

-- Keeps what a table said before: `call platform.keep_history('governance.decision')` in the script that makes the table,
-- and once more in each script that changes its columns. The table has a primary key and `changed_at timestamptz not null`,
-- which the writer sets to the moment of a change. Beside it comes <table>_history, the same columns and `known`: from when
-- until when, the end not in it, the table said so. What was known at a moment:
--     select * from governance.decision_history where known @> :moment
-- A change that moves changed_at begins a version. One that leaves changed_at mends the version that holds, as when words
-- are taken out or a script puts rows right. A row that is deleted ends with the start of the deleting transaction. The
-- program writes the history through the table alone, but for words that it takes out; a script may add versions of before.
-- In a column that is added, those have its default.
create procedure platform.keep_history(of regclass) language plpgsql as $$
declare
    history text := (select format('%I.%I', n.nspname, c.relname || '_history')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = of);
    keys text[] := (select array_agg(quote_ident(a.attname) order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indrelid = of and i.indisprimary);
    same text := (select string_agg(format('h.%1$s = r.%1$s', key), ' and ') from unnest(keys) key);
    names text := (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
        where attrelid = of and attnum > 0 and not attisdropped and attgenerated = '');
    changed record;
begin
    if keys is null then
        raise exception '% has no primary key, so its versions cannot be told apart', of;
    end if;
    if not exists (select from pg_attribute where attrelid = of and attname = 'changed_at' and not attisdropped
            and atttypid = 'timestamptz'::regtype and attnotnull) then
        raise exception '% has no column changed_at timestamptz not null', of;
    end if;
    if to_regclass(history) is null then
        execute format('create table %s as select %s from %s with no data', history, names, of);
        execute format('alter table %s add known tstzrange not null, add primary key (%s, known without overlaps)',
            history, array_to_string(keys, ', '));
        execute format('create index on %s using gist (known)', history);
        execute format('insert into %1$s (%2$s, known) select %2$s, tstzrange(changed_at, null) from %3$s',
            history, names, of);
        execute format('revoke all on %s from adp_app', history);
        execute format('grant select on %s to adp_app', history);
    end if;
    for changed in
        select quote_ident(a.attname) as name, format_type(a.atttypid, a.atttypmod) as type, h.attname is null as added,
            coalesce(pg_get_expr(d.adbin, d.adrelid), 'null') as initially
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        left join pg_attribute h on h.attrelid = to_regclass(history) and h.attname = a.attname and not h.attisdropped
        where a.attrelid = of and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            and (h.attname is null or (h.atttypid, h.atttypmod) is distinct from (a.atttypid, a.atttypmod))
    loop
        if changed.added then
            execute format('alter table %s add %s %s', history, changed.name, changed.type);
            execute format('update %s set %s = %s', history, changed.name, changed.initially);
            execute format('update %1$s h set %2$s = r.%2$s from %3$s r where %4$s and upper_inf(h.known)',
                history, changed.name, of, same);
        else
            execute format('alter table %1$s alter %2$s type %3$s using %2$s::%3$s', history, changed.name, changed.type);
        end if;
    end loop;
    for changed in
        select quote_ident(attname) as name from pg_attribute
        where attrelid = to_regclass(history) and atttypid = 'platform.words'::regtype and not attisdropped
    loop
        execute format('grant update (%s) on %s to adp_app', changed.name, history);
    end loop;
    execute format('create or replace trigger keep_history after insert or update or delete on %s
        for each row execute function platform.keep_version(%L, %L, %L)', of, history, same, names);
end $$;

create function platform.keep_version() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
declare
    history constant text := tg_argv[0];
    same constant text := tg_argv[1];
    names constant text := tg_argv[2];
    since timestamptz;
    until timestamptz;
begin
    if tg_op <> 'INSERT' then
        execute format('select lower(h.known) from %s h, (select ($1).*) r where %s and upper_inf(h.known)', history, same)
            into since using old;
        until := case when tg_op = 'DELETE' then now()
            when new.changed_at = old.changed_at then since
            -- A clock that was put back never takes away what was known: the version begins right behind the last.
            when new.changed_at < since then since + interval '1 microsecond'
            else new.changed_at end;
        if until > since then
            execute format('update %s h set known = tstzrange(lower(h.known), $2) from (select ($1).*) r
                where %s and upper_inf(h.known)', history, same) using old, until;
        elsif tg_op = 'UPDATE' then
            execute format('update %s h set (%s) = (select %2$s from (select ($2).*) n) from (select ($1).*) r
                where %s and upper_inf(h.known)', history, names, same) using old, new;
            return null;
        else
            execute format('delete from %s h using (select ($1).*) r where %s and upper_inf(h.known)', history, same)
                using old;
        end if;
    end if;
    if tg_op <> 'DELETE' then
        -- Not before what is already known of the key: a row may come back, and clocks differ.
        execute format('insert into %s (%s, known) select %2$s, tstzrange(greatest(changed_at, (select max(upper(h.known))
            from %1$s h where %3$s)), null) from (select ($1).*) r', history, names, same) using new;
    end if;
    return null;
end $$;

revoke execute on procedure platform.keep_history from public;
revoke execute on function platform.keep_version from public;
