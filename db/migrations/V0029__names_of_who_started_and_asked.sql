-- Who started a sync by REST, and who asked a service for something, by the name shown to operators: a token has no
-- row among the users, and a name must outlive the account that bore it.
alter table public.sync_progress
    add column started_by varchar(255);

alter table sync_console.sync_command
    add column requested_by_name varchar(255);
