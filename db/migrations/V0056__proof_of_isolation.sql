-- The proof that organisations are apart: two organisations that nobody belongs to hold marked rows in every table, and
-- every few minutes all that can be read is read as each of them and as nobody. Here they are told apart from the real
-- ones, and what was found is kept.

-- Filled by the function below where organisations are ours to make. In a MantisNXT database an administrator makes two
-- organisations and writes their ids here.
create table sync_console.isolation_canary (
    organisation_id uuid not null,
    constraint isolation_canary_pkey primary key (organisation_id),
    constraint isolation_canary_is_an_organisation foreign key (organisation_id)
        references public.organization (id) on delete cascade
);
grant select on sync_console.isolation_canary to authenticated;
grant select, insert on sync_console.isolation_canary to sync_system;

-- foreign_rows: where a row of another organisation was seen; one is too many
-- troubles: what could not be asked, so that nothing is proven there
create table sync_console.isolation_round (
    at           timestamptz not null default clock_timestamp(),
    node         text        not null,
    checks       integer     not null,
    places       integer     not null,
    took_millis  integer     not null,
    foreign_rows jsonb       not null default '[]',
    troubles     jsonb       not null default '[]',
    constraint isolation_round_pkey primary key (at),
    constraint isolation_round_lists_what_it_found
        check (jsonb_typeof(foreign_rows) = 'array' and jsonb_typeof(troubles) = 'array')
);
grant select on sync_console.isolation_round to authenticated;

grant insert on sync_console.quarantined_activity to sync_system;

-- Who creates a function of sync_system must for that moment be able to create in its schema.
grant create on schema sync_console to sync_system;
set local role sync_system;

-- The two; made at the first call where this database's organisations are ours to make.
create function sync_console.isolation_canaries()
    returns setof uuid
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    if pg_catalog.has_table_privilege('sync_system', 'public.organization', 'insert')
            and not exists (select from sync_console.isolation_canary) then
        with made as (
            insert into public.organization (name, slug)
            values ('Isolation canary 1', 'isolation-canary-1'),
                   ('Isolation canary 2', 'isolation-canary-2')
                on conflict do nothing
            returning id
        )
        insert into sync_console.isolation_canary (organisation_id)
        select m.id
          from made m;
    end if;
    return query
        select c.organisation_id
          from sync_console.isolation_canary c
         order by c.organisation_id
         limit 2;
end
$$;

-- The token by which the caller's canary reads over HTTP: a new one each time, good for minutes.
create function sync_console.renew_isolation_token(new_hash bytea)
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
           expires_at = pg_catalog.clock_timestamp() + interval '5 minutes'
     where t.org_id = org
       and t.name = 'isolation proof'
       and exists (select from sync_console.isolation_canary c where c.organisation_id = org);
end
$$;

-- The application does not write to the quarantine; a canary's row there is written by this.
create function sync_console.quarantine_canary(row_id uuid, marker text)
    returns void
    language sql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    insert into sync_console.quarantined_activity (org_id, id, created_at, action, status, error_message)
    select c.organisation_id, row_id, timestamptz '2000-01-01 00:00:00+00', 'manual_trigger', 'failed', marker
      from sync_console.isolation_canary c
     where c.organisation_id = nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid
        on conflict do nothing
$$;

-- Whoever works through all organisations works for real ones.
create or replace function sync_console.organisation_ids()
    returns setof uuid
    language sql
    stable
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    select o.id
      from public.organization o
     where not exists (select from sync_console.isolation_canary c where c.organisation_id = o.id)
     order by o.id
$$;

revoke execute on function sync_console.isolation_canaries() from public;
revoke execute on function sync_console.renew_isolation_token(bytea) from public;
revoke execute on function sync_console.quarantine_canary(uuid, text) from public;
grant execute on function sync_console.isolation_canaries() to authenticated;
grant execute on function sync_console.quarantine_canary(uuid, text) to authenticated;
grant execute on function sync_console.renew_isolation_token(bytea) to authenticated;

reset role;
revoke create on schema sync_console from sync_system;
