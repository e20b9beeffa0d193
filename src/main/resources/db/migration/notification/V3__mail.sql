-- Messages of any module, sent by mail or by hand, and what a mail server did not take.
alter table notification.message
    drop constraint message_kind_check,
    drop constraint message_state_check,
    add constraint message_state_check check (state in ('WAITING', 'SENT', 'DROPPED', 'BOUNCED')),
    alter created_by drop not null,
    add by_mail boolean not null default false,
    -- Where in the program whoever gets it sees what it is about.
    add path platform.code not null default '',
    -- Why it bounced: the code by which the mail server refused it, or that somebody saw it come back.
    add bounce_reason platform.code,
    add check ((state = 'BOUNCED') = (bounce_reason is not null));
