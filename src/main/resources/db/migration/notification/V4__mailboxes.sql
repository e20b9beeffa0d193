-- A message may go to the mailbox of a service or a team, behind which nobody in particular stands.
alter table notification.message
    alter recipient drop not null,
    add mailbox platform.name,
    add mailbox_name platform.name,
    add check ((recipient is null) = (mailbox is not null) and (mailbox is null) = (mailbox_name is null));
