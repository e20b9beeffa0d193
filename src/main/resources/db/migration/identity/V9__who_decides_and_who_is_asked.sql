-- Counts what was decided, so that nobody decides on what they did not see.
alter table identity.access_review_item add column version int not null default 0;

-- Since when the sign-in service is being asked to invite somebody; null while it is not.
alter table identity.account add column inviting_since timestamptz;
