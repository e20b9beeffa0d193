-- Who said of a return, as it stood, that it is right. What is filed anew is confirmed anew.
create table measures.return_confirmation (
    unit_return uuid not null,
    revision int not null,
    confirmed_by uuid not null,
    confirmed_by_name platform.name not null,
    confirmed_at timestamptz not null,
    primary key (unit_return, revision),
    foreign key (unit_return, revision) references measures.unit_return_revision
);
