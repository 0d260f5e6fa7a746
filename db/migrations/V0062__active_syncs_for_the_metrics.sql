-- What an installation tells of itself to those who watch over it. How many syncs are active, over all
-- organisations: numbers by status and nothing of whose they are.

create policy sync_progress_system_select on public.sync_progress for select to sync_system
    using (true);
grant select on public.sync_progress to sync_system;

-- Who creates a function of sync_system must for that moment be able to create in its schema.
grant create on schema sync_console to sync_system;
set local role sync_system;

create function sync_console.active_syncs()
    returns table (status text, syncs bigint)
    language sql
    stable
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    select p.status::text,
           count(*)
      from public.sync_progress p
     where p.completed_at is null
     group by p.status
$$;

revoke execute on function sync_console.active_syncs() from public;
grant execute on function sync_console.active_syncs() to authenticated;

reset role;
revoke create on schema sync_console from sync_system;

-- Whether the schema is the one that a running node was made for.
grant select on sync_console.schema_history to authenticated;
