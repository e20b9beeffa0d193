-- A file is a document now; evidence keeps which. Nothing of it changed for whoever reads changes alone.
alter table strategy.evidence add document uuid;
alter table strategy.evidence disable trigger mark_changed;
update strategy.evidence set document = id where media_type is not null;
alter table strategy.evidence enable trigger mark_changed;

do $$
begin
    if exists (select from strategy.evidence where content is not null) then
        if exists (select from strategy.evidence e where e.content is not null and not exists (
                select from documents.document d where d.id = e.document and d.content = e.content)) then
            raise exception 'Files given as evidence are not all among the documents';
        end if;
    end if;
end $$;

alter table strategy.evidence
    drop file_name,
    drop media_type,
    drop size_bytes,
    drop sha256,
    drop content,
    drop scanned_by,
    add check (case when removed_at is null then (link is null) <> (document is null) else link is null end);
create unique index on strategy.evidence (document);
