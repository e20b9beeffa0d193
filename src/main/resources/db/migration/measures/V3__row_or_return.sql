-- Whether it was filed when figures of its period had been released: those stand.
alter table measures.unit_return_revision add column after_sign_off boolean not null default false;
