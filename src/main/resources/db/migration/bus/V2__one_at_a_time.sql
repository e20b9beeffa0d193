-- What is due is taken listener by listener, so that what waits for one is in no other's way.
create index on bus.event_publication (listener_id, due_at);

-- What a module has handled of a record, whichever of its listeners heard it, and of what kind the event was.
alter table bus.applied_revision
    add module platform.code,
    add about platform.code;
update bus.applied_revision set module = split_part(listener_id, '.', 1), about = 'notification.message';
alter table bus.applied_revision
    drop constraint applied_revision_pkey,
    drop column listener_id,
    alter module set not null,
    alter about set not null,
    add primary key (module, about, record);

-- What was discarded is never delivered: who it was about need not be kept. A key of a person waits for a decision no longer
-- than what was handled is kept; then the program decides, which is nobody's account.
alter table bus.discarded
    add record platform.code,
    alter discarded_by drop not null;
update bus.discarded set record = serialized_event::jsonb #>> '{envelope,record,value}' where serialized_event is json object;
alter table bus.discarded drop column serialized_event;
