-- Who approved the content before it was published; absent where nobody had to.
alter table release add column reviewed_by uuid;
