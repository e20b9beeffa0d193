-- Since when nothing more is asked of help to somebody, as of other records; what was given counts as ever.
alter table community.help add stopped_on date;
