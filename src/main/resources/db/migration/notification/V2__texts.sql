-- What each text is.
alter table notification.message
    alter kind type platform.code,
    alter subject type platform.words,
    alter body type platform.words,
    alter state type platform.code,
    alter created_by_name type platform.name;
