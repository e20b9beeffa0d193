-- Takes the accents from letters. A trusted extension: the database's owner may create it.
create extension if not exists unaccent with schema public;

-- The one form in which names and words are compared when somebody looks for them, whichever way their letters are written:
-- without accents, however composed, without apostrophes and what is not seen, in small letters; strokes and hyphens part
-- words. The dictionary is named and the collation is the server's own, so the same text gives the same form for ever and
-- may be indexed. scot.adp.platform.reading.SearchForm does the same for what is looked for in memory.
create function platform.search_form(words text) returns text language sql immutable strict parallel safe
return lower(public.unaccent('public.unaccent'::regdictionary, regexp_replace(
    normalize(translate(words, U&'/-\2010\2011\2012\2013\2014\2212'
        '''\2019\2018\02BC\02BB\0060\00B4\2032\FF07\00AD\200B\200C\200D\200E\200F\2060\FEFF', '        '), NFKD),
    U&'[\0300-\036F]+', '', 'g')) collate pg_catalog.pg_c_utf8);

-- What is searched through: that form, and the one in which apostrophes part words, so that O'Brien is found as obrien, as
-- o brien and as brien.
create function platform.search_forms(words text) returns text language sql immutable strict parallel safe
return platform.search_form(words) || case translate(words, U&'''\2019\2018\02BC\02BB\0060\00B4\2032\FF07', '         ')
    when words then '' else ' ' || platform.search_form(translate(words, U&'''\2019\2018\02BC\02BB\0060\00B4\2032\FF07', '         ')) end;

-- What is searched of words: as they stand and by their English stem. What an apostrophe parts has no place, so that no
-- word counts twice.
create function platform.searched(words text) returns tsvector language sql immutable strict parallel safe
return to_tsvector('pg_catalog.english', platform.search_form(words))
    || to_tsvector('pg_catalog.simple', platform.search_form(words))
    || strip(to_tsvector('pg_catalog.simple', platform.search_forms(words)));

-- A code as its letters and its numbers with blanks between, so that `fam 1.17` is `FAM-1.17`.
create function platform.code_key(code text) returns text language sql immutable strict parallel safe
return lower(trim(regexp_replace(regexp_replace(regexp_replace(code, '([A-Za-z])([0-9])', '\1 \2', 'g'),
    '([0-9])([A-Za-z])', '\1 \2', 'g'), '[^A-Za-z0-9]+', ' ', 'g')));

-- Marks words in a text as it was written that were looked for in the form above.
create text search configuration platform.english (copy = pg_catalog.english);
alter text search configuration platform.english
    alter mapping for hword, hword_part, word with public.unaccent, pg_catalog.english_stem;
