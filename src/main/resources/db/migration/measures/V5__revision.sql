-- Counts how often the values or the releases of a measure changed, so that who reads them can keep what was worked out of them.
alter table measures.definition add revision bigint not null default 0;
