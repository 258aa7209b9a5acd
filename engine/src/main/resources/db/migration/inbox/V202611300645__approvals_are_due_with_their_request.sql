-- What the step of an approval says by itself; the item is due then or when the request's clock says, whichever comes first.
alter table inbox_item add column step_due_at timestamptz;

alter table inbox_item no force row level security;
update inbox_item set step_due_at = due_at where kind = 'APPROVAL';
alter table inbox_item force row level security;
