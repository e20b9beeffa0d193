-- An e-mail address tells people apart, so that somebody named twice is one person with two memberships.
create unique index on identity.account (lower(email));

-- Until this day, it included, somebody is away and the deputies have the work.
alter table identity.account add column away_until date;

alter table identity.member add column version int not null default 1;

-- Whether the other modules were told that the membership is over.
alter table identity.member add column end_told boolean not null default false;
create index on identity.member (valid_to) where not end_told;
