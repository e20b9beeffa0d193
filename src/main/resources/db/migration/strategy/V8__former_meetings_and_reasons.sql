-- Which meeting a request for help was taken to until a moment; where it is taken now stands in the request.
create table strategy.former_meeting (
    id bigint generated always as identity primary key,
    request uuid not null references strategy.help_request,
    until timestamptz not null,
    meeting_group platform.code not null,
    meeting_on date not null
);
create index on strategy.former_meeting (request, until);

alter table strategy.former_milestone add dropped_reason platform.words;
-- Of a milestone that was dropped, opened and dropped again, only the last reason was kept.
update strategy.former_milestone f set dropped_reason = m.dropped_reason
from strategy.milestone m where m.id = f.milestone and m.dropped_on = f.dropped_on;
