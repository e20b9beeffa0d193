-- By which file somebody who volunteers came, so that the file can be taken back.
alter table community.volunteer add column entered_in uuid;
create index on community.volunteer (entered_in) where entered_in is not null;
