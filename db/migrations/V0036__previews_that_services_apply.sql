-- Previews that services bring, decided here and applied by them.

-- also_at: another address at which the command can be fetched. The order to apply a preview belongs to a sync of its
-- own on the board; the service that brought the preview listens at the sync it named.
alter table sync_console.sync_command
    add column also_at varchar(255);
create index sync_command_also_at on sync_console.sync_command (org_id, also_at, requested_at desc)
    where also_at is not null;

-- A token may approve only while the administrator who made it may: who is suspended or no longer an administrator
-- leaves no token behind that decides in their place.
alter table sync_console.api_token
    drop constraint token_has_known_scopes;
alter table sync_console.api_token
    add constraint token_has_known_scopes
        check (scopes <@ array['report', 'read', 'approve'] and cardinality(scopes) > 0),
    add constraint token_that_approves_has_a_maker
        check (not scopes @> array['approve'] or created_by is not null);

drop function sync_console.find_api_token(bytea);
create function sync_console.find_api_token(p_hash bytea)
returns table (
    org_id uuid,
    id uuid,
    name varchar(100),
    scopes text[],
    maker_id uuid,
    maker_name text
)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select t.org_id,
           t.id,
           t.name,
           case when m.role = 'admin'
                 and u.is_active is not false
                 and u.is_suspended is not true
                 and u.deleted_at is null then t.scopes else array_remove(t.scopes, 'approve') end,
           u.id,
           u.display_name
      from sync_console.api_token t
      left join auth.users_extended u
        on u.id = t.created_by
       and u.org_id = t.org_id
      left join sync_console.member_role m
        on m.org_id = t.org_id
       and m.user_id = u.id
     where t.token_hash = p_hash
       and t.revoked_at is null
       and (t.expires_at is null or t.expires_at > pg_catalog.now())
$$;
revoke all on function sync_console.find_api_token(bytea) from public;
grant execute on function sync_console.find_api_token(bytea) to authenticated;
grant create on schema sync_console to sync_system;
alter function sync_console.find_api_token(bytea) owner to sync_system;
revoke create on schema sync_console from sync_system;

-- How a record is identified, in whatever form a service wrote it: the first of these fields that says something.
create function sync_console.external_id(record jsonb)
    returns text
    language sql
    immutable
    strict
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select record ->> field
      from unnest(array['id', 'key', 'external_id', 'externalId', 'sku']) with ordinality f(field, place)
     where jsonb_typeof(record -> field) in ('string', 'number', 'boolean')
       and record ->> field ~ '\S'
     order by place
     limit 1
$$;
revoke execute on function sync_console.external_id(jsonb) from public;
grant execute on function sync_console.external_id(jsonb) to authenticated;
