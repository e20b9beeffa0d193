-- Papers moved to the module governance, which takes along what is kept of them. Where its script came first, on a new
-- database, these were made after it and hold nothing.
do $$
begin
    if to_regclass('governance.paper') is not null and to_regclass('reporting.paper') is not null then
        drop table reporting.paper_item, reporting.paper_asked, reporting.paper_gone, reporting.paper;
    end if;
end $$;
