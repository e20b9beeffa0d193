-- The last day that a membership had before a review ended it; the review gives it back until it is signed.
alter table identity.access_review_item add column last_day_before date;
