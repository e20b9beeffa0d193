-- By which file an entry of a register came, so that the file can be taken back.
alter table families.register_entry add column came_in uuid;
create index on families.register_entry (came_in) where came_in is not null;

-- Why support was asked for, and which of the indicators of wellbeing it is about: codes of lists, several of each, and never a score.
-- None where nobody told any.
alter table families.support add column reasons platform.codes not null default '{}';
alter table families.support add column wellbeing platform.codes not null default '{}';
