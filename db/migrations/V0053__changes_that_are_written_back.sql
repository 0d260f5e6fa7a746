-- Previews whose changes are written to the system of a connection, once approved: a service brought them, the console
-- applies them. Those that it computed itself go into the record store, as ever.

alter table sync_console.preview_plan
    add column writes_back boolean not null default false,
    add constraint preview_plan_written_back_is_of_a_connection check (not writes_back or connection_id is not null);

-- By which id the system knows what was written: a new record is brought by a key of its service's.
alter table sync_console.preview_outcome
    add column written_id varchar(255);
