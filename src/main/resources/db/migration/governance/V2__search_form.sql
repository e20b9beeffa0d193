-- What is searched is in the form that platform.search_form gives it, so that a name is found however its letters are typed.
drop index governance.board_line_search, governance.paper_item_search;
create index board_line_search on governance.board_line using gin (platform.searched(words));
create index paper_item_search on governance.paper_item
    using gin (platform.searched(title || ' ' || coalesce(board_line, '')));
