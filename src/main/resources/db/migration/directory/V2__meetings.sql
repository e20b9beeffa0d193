-- A meeting comes from the partnership's file or from a page. What a page made or changed stays as it left it.
alter table directory.meeting
    add column version int not null default 1,
    add column source text not null default 'FILE' check (source in ('FILE', 'PAGE')),
    add column others_present text;

-- Dates that the file still lists, though a page moved or removed the meeting.
create table directory.meeting_struck (
    group_code text not null references directory.meeting_group on delete cascade,
    held_on date not null,
    primary key (group_code, held_on)
);

create table directory.attendance (
    group_code text not null,
    held_on date not null,
    member uuid not null,
    present boolean not null,
    primary key (group_code, held_on, member),
    foreign key (group_code, held_on) references directory.meeting on update cascade on delete cascade
);
