-- Why an administrator holds the ticket's processes: read with the ticket, instead of asking the engine each time.
alter table ticket add column held text;
alter table ticket no force row level security;
alter table audit_entry no force row level security;
update ticket set held = coalesce(
    (select entry.after ->> 'reason' from audit_entry entry
     where entry.tenant_id = ticket.tenant_id and entry.ticket = ticket.id and entry.action = 'PROCESS_SUSPENDED'
     order by entry.at desc limit 1), '')
where exists (select 1 from act_ru_execution instance
              where instance.business_key_ = ticket.id::text and instance.parent_id_ is null
                and instance.suspension_state_ = 2);
alter table ticket force row level security;
alter table audit_entry force row level security;
