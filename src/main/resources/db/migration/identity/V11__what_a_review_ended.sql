-- Whether the review ended the membership, and the last day that it had before: it is given back until the review is signed.
alter table identity.access_review_item
    add column gives_back boolean not null default false,
    add column last_day_before date;
