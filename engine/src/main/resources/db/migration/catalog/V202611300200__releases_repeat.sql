-- What was taken back is published again as a release of its own.
alter table release drop constraint release_tenant_id_pack_hash_key;
create index release_content on release (tenant_id, pack, hash);
