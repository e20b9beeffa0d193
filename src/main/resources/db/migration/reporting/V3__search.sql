-- What is searched of issued papers: the items with their board lines.
create index paper_item_search on reporting.paper_item
    using gin ((to_tsvector('pg_catalog.english', title || ' ' || coalesce(board_line, ''))
        || to_tsvector('pg_catalog.simple', title || ' ' || coalesce(board_line, ''))));
