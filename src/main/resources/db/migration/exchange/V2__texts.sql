-- What each text is.
alter table exchange.import
    alter kind type platform.code,
    alter file_name type platform.words,
    alter sha256 type platform.code,
    alter imported_by_name type platform.name,
    alter taken_back_by_name type platform.name,
    alter taken_back_reason type platform.words;
