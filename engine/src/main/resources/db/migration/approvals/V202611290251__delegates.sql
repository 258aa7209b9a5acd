-- For whom each delegate decides. Until now an approval that was handed on said so once for everybody who was asked.
alter table approval add column delegates jsonb not null default '{}';

update approval
set delegates = case when cardinality(asked) = 1 then jsonb_build_object(asked[1], on_behalf_of) else '{}' end,
    on_behalf_of = null
where state = 'PENDING' and on_behalf_of is not null;
