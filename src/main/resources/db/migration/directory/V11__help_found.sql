-- How often Find help gave an answer, day by day. Nothing of who asked, or for what, is kept anywhere.
create table directory.help_found (
    on_day date primary key,
    answers bigint not null check (answers > 0)
);
