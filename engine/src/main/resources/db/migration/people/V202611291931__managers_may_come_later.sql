-- In a file of people a manager may stand below those who report to them.
alter table person alter constraint person_tenant_id_manager_fkey deferrable initially immediate;
