-- Operators look for the few pieces of work that programs failed at among many that wait.
create index act_ru_ext_task_failing on act_ru_ext_task (tenant_id_, proc_def_id_) where error_msg_ is not null;
-- A ticket's own.
create index act_ru_ext_task_instance on act_ru_ext_task (proc_inst_id_);
