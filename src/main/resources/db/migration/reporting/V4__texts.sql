-- What each text is.
alter table reporting.paper
    alter group_code type platform.code,
    alter group_name type platform.name,
    alter issued_by_name type platform.name,
    alter reason type platform.words;
alter table reporting.paper_asked
    alter reference type platform.code,
    alter words type platform.words,
    alter plan type platform.code,
    alter code type platform.code,
    alter title type platform.words;
alter table reporting.paper_gone
    alter plan type platform.code,
    alter code type platform.code,
    alter title type platform.words,
    alter before type platform.code,
    alter now type platform.name;
alter table reporting.paper_item
    alter plan type platform.code,
    alter code type platform.code,
    alter title type platform.words,
    alter section type platform.code,
    alter further type platform.codes,
    alter unit type platform.name,
    alter lead type platform.name,
    alter letter type platform.code,
    alter label type platform.name,
    alter colour type platform.code,
    alter last_said type platform.words,
    alter slipped_title type platform.words,
    alter board_line type platform.words,
    alter change type platform.code,
    alter before type platform.code;
alter table reporting.return_item
    alter code type platform.code,
    alter period type platform.code,
    alter title type platform.words,
    alter sent_to type platform.name,
    alter check_with type platform.name,
    alter source type platform.name,
    alter state type platform.code,
    alter note type platform.words;
