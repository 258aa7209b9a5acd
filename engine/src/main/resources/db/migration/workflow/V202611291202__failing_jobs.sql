-- Operators look for the few jobs that fail among many that wait.
create index act_ru_job_failing on act_ru_job (tenant_id_, process_def_id_) where exception_msg_ is not null;
