-- What was told of supplies that came in together or alone, for as long as the key of the change is known: who sends the same
-- again hears the same, though the rules of the day may have changed. What was told never repeats what was sent.
create table treatment.supply_result (
    entered_in uuid not null,
    line int not null,
    number int not null,
    remark boolean not null,
    path platform.code not null,
    message platform.code not null,
    reason platform.code,
    told_at timestamptz not null,
    primary key (entered_in, line, number)
);
create index on treatment.supply_result (told_at);
