-- A link is made for a message, or for one entry and then handed on by the support team.
alter table directory.assurance_link alter column message drop not null;
alter table directory.assurance_link add column service uuid references directory.service;
alter table directory.assurance_link add check ((message is null) <> (service is null));
