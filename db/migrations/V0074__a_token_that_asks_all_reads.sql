-- The proof of isolation asks all that can be read, and commands are read with the right to report. Its token is a
-- canary's: nothing it could report is anybody's.

-- Who creates a function of sync_system must for that moment be able to create in its schema.
grant create on schema sync_console to sync_system;
set local role sync_system;

create or replace function sync_console.renew_isolation_token(new_hash bytea)
    returns void
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    org constant uuid := nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid;
begin
    update sync_console.api_token t
       set token_hash = new_hash,
           scopes = '{read,report}',
           expires_at = pg_catalog.clock_timestamp() + interval '5 minutes'
     where t.org_id = org
       and t.name = 'isolation proof'
       and exists (select from sync_console.isolation_canary c where c.organisation_id = org);
end
$$;

reset role;
revoke create on schema sync_console from sync_system;
