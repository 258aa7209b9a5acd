-- What a release has become in use, and who still runs on an older one.
create index ticket_by_release on ticket (tenant_id, release_id, created_at desc, id desc);
