-- The engine asks twice a second which of all jobs are due.
create index act_ru_job_due on act_ru_job (duedate_) where retries_ > 0;
