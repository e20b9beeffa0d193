-- What each text is; papers have it said where they are kept from now on.
alter table reporting.return_item
    alter code type platform.code,
    alter period type platform.code,
    alter title type platform.words,
    alter sent_to type platform.name,
    alter check_with type platform.name,
    alter source type platform.name,
    alter state type platform.code,
    alter note type platform.words;
