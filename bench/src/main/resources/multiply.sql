-- Copies everything that belongs to some tickets, as often as is wanted: what an API would take hours for. As the superuser, on the
-- database of a bench alone. What is written out twice in documents (ids within a plan's steps) stays that of the model.
create function another(id text, n int) returns uuid
language sql immutable as $$ select md5(id || '#' || n)::uuid $$;

-- of_model: which rows; mapped: what is put in place of a column, where t is the row and n the copy
create function multiply(wanted text, times int, of_model text, mapped jsonb) returns bigint
language plpgsql as $$
declare
    columns text;
    expressions text;
    copied bigint;
begin
    select string_agg(quote_ident(column_name), ', ' order by ordinal_position),
           string_agg(coalesce(mapped ->> column_name, 't.' || quote_ident(column_name)), ', ' order by ordinal_position)
    into columns, expressions
    from information_schema.columns
    where table_name = wanted and table_schema = 'public' and is_generated = 'NEVER' and is_identity = 'NO';
    execute format('insert into %I (%s) select %s from generate_series(1, %s) n, %I t where %s',
                   wanted, columns, expressions, times, wanted, of_model);
    get diagnostics copied = row_count;
    return copied;
end
$$;

create function multiply_tickets(models uuid[], times int) returns table (what text, copied bigint)
language plpgsql as $$
declare
    models_text text := quote_literal(models::text);
    ticket text := 't.ticket_id = any(' || models_text || '::uuid[])';
    instances text := 'in (select id from instances)';
    ids jsonb := '{"ticket_id": "another(t.ticket_id::text, n)"}';
    engine jsonb := '{
        "id_": "another(t.id_, n)", "proc_inst_id_": "another(t.proc_inst_id_, n)",
        "root_proc_inst_id_": "another(t.root_proc_inst_id_, n)", "process_instance_id_": "another(t.process_instance_id_, n)",
        "execution_id_": "another(t.execution_id_, n)", "parent_id_": "another(t.parent_id_, n)",
        "super_exec_": "another(t.super_exec_, n)", "business_key_": "another(t.business_key_, n)",
        "duedate_": "t.duedate_ + n * interval ''7 seconds''"}';
begin
    set local session_replication_role = replica;
    create temp table instances on commit drop as
        select called.id_ as id from act_ru_execution asked join act_ru_execution called using (root_proc_inst_id_)
        where asked.business_key_ = any(models::text[]) and called.id_ = called.proc_inst_id_;
    return query values
        ('ticket', multiply('ticket', times, 't.id = any(' || models_text || '::uuid[])', '{
            "id": "another(t.id::text, n)", "number": "replace(t.number, ''-2026-'', ''-'' || 3000 + n || ''-'')",
            "title": "t.title || '' '' || n", "created_at": "t.created_at - n * interval ''20 seconds''",
            "updated_at": "t.updated_at - n * interval ''20 seconds''"}')),
        ('ticket_text', multiply('ticket_text', times, ticket, ids)),
        ('ticket_reader', multiply('ticket_reader', times, ticket, ids)),
        ('approval', multiply('approval', times, ticket, ids || '{"id": "another(t.id::text, n)"}')),
        ('approval_plan', multiply('approval_plan', times, ticket, ids || '{"task": "another(t.task, n)"}')),
        ('sla_clock', multiply('sla_clock', times, ticket, ids)),
        ('process_journal', multiply('process_journal', times, ticket, ids)),
        ('audit_entry', multiply('audit_entry', times, 't.ticket = any(' || models_text || '::uuid[])', '{
            "id": "another(t.id::text, n)", "ticket": "another(t.ticket::text, n)",
            "at": "t.at - n * interval ''20 seconds''"}')),
        ('inbox_candidate', multiply('inbox_candidate', times,
            't.item in (select i.id from inbox_item i where i.ticket = any(' || models_text || '::uuid[]))', '{
            "item": "another(t.item::text, n)", "due": "t.due + n * interval ''7 seconds''",
            "offered_at": "t.offered_at - n * interval ''20 seconds''"}')),
        ('inbox_item', multiply('inbox_item', times, 't.ticket = any(' || models_text || '::uuid[])', '{
            "id": "another(t.id::text, n)", "ticket": "another(t.ticket::text, n)", "task": "another(t.task, n)",
            "ticket_number": "replace(t.ticket_number, ''-2026-'', ''-'' || 3000 + n || ''-'')",
            "title": "t.title || '' '' || n", "due_at": "t.due_at + n * interval ''7 seconds''",
            "offered_at": "t.offered_at - n * interval ''20 seconds''"}')),
        ('act_ru_execution', multiply('act_ru_execution', times, 't.proc_inst_id_ ' || instances, engine)),
        ('act_ru_task', multiply('act_ru_task', times, 't.proc_inst_id_ ' || instances, engine)),
        ('act_ru_event_subscr', multiply('act_ru_event_subscr', times, 't.proc_inst_id_ ' || instances, engine)),
        ('act_ru_job', multiply('act_ru_job', times, 't.process_instance_id_ ' || instances, engine));
end
$$;
