-- Notes are heard where the ticket is, by fewer.
alter table live_event drop constraint live_event_kind_check;
alter table live_event add constraint live_event_kind_check
    check (kind in ('TICKET', 'NOTES', 'PRESENCE', 'INBOX', 'NOTIFICATIONS'));
