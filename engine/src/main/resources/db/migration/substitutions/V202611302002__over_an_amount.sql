-- Above which amount somebody stands in, so that another one may do so below it.
alter table substitution add column over_amount numeric;
alter table substitution add column over_currency text;
