-- Until when somebody of the service that follows them home was to be in touch, and was not, as that service told. It is no fact of the stay:
-- nothing counts by it.
alter table treatment.stay add aftercare_missed_on date;
