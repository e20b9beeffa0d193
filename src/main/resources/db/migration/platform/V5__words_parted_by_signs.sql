-- Whatever is neither a letter nor a number parts words. By itself the server takes words with a stroke or a full stop between them
-- for the path of a file or the name of a host, and a bullet, an arrow or a curly quotation mark for a letter where the database's
-- character type is C.
create function platform.parted(words text) returns text language sql immutable strict parallel safe
return regexp_replace(words collate pg_catalog.pg_c_utf8, '[^[:alnum:]]+', ' ', 'g');

-- The same with all its signs, each between two marks that are not seen, so that words can be marked as they were written; who shows
-- it takes the marks out.
create function platform.signs_apart(words text) returns text language sql immutable strict parallel safe
return regexp_replace(normalize(words, NFC) collate pg_catalog.pg_c_utf8, '([^[:alnum:] \n\r\t])', chr(1) || '\1' || chr(1), 'g');

create or replace function platform.searched(words text) returns tsvector language sql immutable strict parallel safe
return to_tsvector('pg_catalog.english', platform.parted(platform.search_form(words)))
    || to_tsvector('pg_catalog.simple', platform.parted(platform.search_form(words)))
    || strip(to_tsvector('pg_catalog.simple', platform.parted(platform.search_forms(words))));

-- All that any module keeps of words is made anew.
do $$
declare
    made record;
begin
    for made in
        select c.oid::regclass as index from pg_index i join pg_class c on c.oid = i.indexrelid
        where pg_get_indexdef(i.indexrelid) like '%platform.searched(%'
    loop
        execute format('reindex index %s', made.index);
    end loop;
    for made in
        select a.attrelid::regclass as whole, a.attname as part, pg_get_expr(d.adbin, d.adrelid) as expression
        from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
        where a.attgenerated = 's' and pg_get_expr(d.adbin, d.adrelid) like '%platform.searched(%'
    loop
        execute format('alter table %s alter column %I set expression as (%s)', made.whole, made.part, made.expression);
    end loop;
end $$;
