-- What each text is.
alter table feedback.problem_report
    alter state type platform.code,
    alter page type platform.words,
    alter reference type platform.code,
    alter doing type platform.words,
    alter wrong type platform.words,
    alter contact type platform.words,
    alter answer type platform.words,
    alter answered_by_name type platform.name;
