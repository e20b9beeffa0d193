-- Where somebody typed in a referral last, so that the next begins there without a look at anybody's wait: of the service, and of
-- nobody who was referred.
create table treatment.wait_usual (
    account uuid primary key,
    service uuid not null,
    service_type platform.code not null
);
