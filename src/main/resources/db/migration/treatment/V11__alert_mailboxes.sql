-- An alert also goes to the mailboxes of services of the directory, behind which nobody in particular stands.
alter table treatment.alert_recipient
    alter member drop not null,
    alter account drop not null,
    add service uuid,
    add mailbox platform.name,
    add mailbox_name platform.name,
    add check ((account is null) = (member is null) and (account is null) = (mailbox is not null)
        and (mailbox is null) = (service is null) and (mailbox is null) = (mailbox_name is null));
create unique index on treatment.alert_recipient (alert, lower(mailbox)) where mailbox is not null;

-- Whoever noted that somebody was rung may have pressed the wrong line. That is taken back by a row of its own, and the next receipt has the
-- next number: of one recipient one alone stands.
alter table treatment.alert_receipt
    drop constraint alert_receipt_pkey,
    add number int not null default 1 check (number > 0),
    add noted_by uuid,
    add primary key (recipient, number);
create table treatment.alert_receipt_undone (
    recipient uuid not null,
    number int not null,
    undone_at timestamptz not null,
    undone_by uuid not null,
    undone_by_name platform.name not null,
    primary key (recipient, number),
    foreign key (recipient, number) references treatment.alert_receipt
);
