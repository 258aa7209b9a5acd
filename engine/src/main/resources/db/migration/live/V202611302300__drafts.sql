-- Who changes the same draft of a pack hears of it.
alter table live_event drop constraint live_event_kind_check;
alter table live_event add constraint live_event_kind_check
    check (kind in ('TICKET', 'NOTES', 'PRESENCE', 'DRAFT', 'INBOX', 'NOTIFICATIONS'));
