-- What each text is; only reasons are words of people.
alter table audit.entry
    alter actor type platform.name,
    alter operation type platform.code,
    alter subject type platform.code,
    alter reference type platform.code;
alter table audit.redaction
    alter done_by_name type platform.name,
    alter reason type platform.words;
