-- What a measure tells of; of those that left the files as well.
update measures.definition set content = content || '{"counts": "PEOPLE"}' where not jsonb_exists(content, 'counts');

-- Whether its values are to be computed anew, since what is said of it changed.
alter table measures.definition add column to_compute boolean not null default false;
