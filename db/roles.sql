-- The roles of the console. A database administrator runs this file once per database, before the first start;
-- running it again changes nothing. It holds no password: give sync_owner and sync_app theirs with `alter role`.
--
--   sync_owner     owns the schema, runs the migrations and the upkeep; a plain role, row-level security holds it too
--   sync_app       the application; owns nothing, may do what `authenticated` may
--   authenticated  what a signed-in caller may do; every grant of the schema goes to it
--   sync_search    owns the error search, nothing else
--   sync_system    owns the functions that look across organisations: sign-in, tokens, clean-up, list of organisations

do $roles$
declare
    role_name text;
begin
    foreach role_name in array array['authenticated', 'sync_search', 'sync_system'] loop
        if not exists (select from pg_catalog.pg_roles where rolname = role_name) then
            execute format('create role %I nologin noinherit', role_name);
        end if;
    end loop;
    -- No inheritance: the owner may hand functions over to the two definer roles, but never has their sight.
    if not exists (select from pg_catalog.pg_roles where rolname = 'sync_owner') then
        create role sync_owner login noinherit;
    end if;
    if not exists (select from pg_catalog.pg_roles where rolname = 'sync_app') then
        create role sync_app login;
    end if;
end
$roles$;

do $grants$
begin
    if not pg_has_role('sync_app', 'authenticated', 'member') then
        grant authenticated to sync_app;
    end if;
    if not pg_has_role('sync_owner', 'sync_search', 'member') then
        grant sync_search to sync_owner;
    end if;
    if not pg_has_role('sync_owner', 'sync_system', 'member') then
        grant sync_system to sync_owner;
    end if;
    execute format('grant connect, create, temporary on database %I to sync_owner', current_database());
    execute format('grant connect on database %I to sync_app', current_database());
    -- With grant option: who is given a function must for that moment be able to create in its schema.
    if not has_schema_privilege('sync_owner', 'public', 'create with grant option') then
        grant create on schema public to sync_owner with grant option;
    end if;
    -- An administrator who is no superuser (Neon, RDS) hands ownership over only to a role that he can become; since
    -- PostgreSQL 16 having made it is not enough.
    if not pg_has_role(
            current_user,
            'sync_owner',
            case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end) then
        execute format('grant sync_owner to %I', current_user);
    end if;
end
$grants$;

grant usage on schema public to sync_owner, authenticated, sync_search, sync_system;

-- In a MantisNXT database organisations and users are there already: they are read and referred to, never altered.
do $neighbours$
begin
    if to_regclass('public.organization') is not null then
        grant select, references on public.organization to sync_owner;
        grant select on public.organization to sync_system;
    end if;
    if to_regnamespace('auth') is not null then
        grant usage, create on schema auth to sync_owner;
        grant usage on schema auth to sync_system;
    end if;
    if to_regclass('auth.users_extended') is not null then
        grant select, references on auth.users_extended to sync_owner;
        grant select on auth.users_extended to sync_system;
    end if;
end
$neighbours$;

-- An earlier delivery of 0024 belongs to whoever ran it; only its owner can heal it.
do $takeover$
declare
    found record;
begin
    for found in
        select format('alter table %s owner to sync_owner', c.oid::regclass) as command
          from pg_catalog.pg_class c
         where c.relnamespace = 'public'::regnamespace
           and c.relkind in ('r', 'p')
           and (c.oid = any (array[
                   to_regclass('public.sync_preview_cache'),
                   to_regclass('public.sync_progress'),
                   to_regclass('public.sync_activity_log')])
                or c.oid in (select i.inhrelid
                               from pg_catalog.pg_inherits i
                              where i.inhparent = to_regclass('public.sync_activity_log')))
           and c.relowner <> 'sync_owner'::regrole
        union all
        select format('alter type %s owner to sync_owner', t.oid::regtype)
          from pg_catalog.pg_type t
         where t.typnamespace = 'public'::regnamespace
           and t.typname in ('sync_type', 'sync_action', 'sync_entity_type', 'sync_status_type')
           and t.typowner <> 'sync_owner'::regrole
        union all
        select format('alter function %s owner to sync_owner', p.oid::regprocedure)
          from pg_catalog.pg_proc p
         where p.pronamespace = 'public'::regnamespace
           and p.proname in (
                   'update_sync_progress_elapsed',
                   'validate_sync_progress_totals',
                   'update_sync_progress_timestamp',
                   'auto_log_sync_activity_on_progress_change')
           and p.proowner <> 'sync_owner'::regrole
        union all
        select format('alter function %s owner to sync_owner', p.oid::regprocedure)
          from pg_catalog.pg_proc p
         where p.pronamespace = 'public'::regnamespace
           and p.proname = 'auto_cleanup_preview_cache'
           and p.proowner not in ('sync_owner'::regrole, 'sync_system'::regrole)
    loop
        execute found.command;
    end loop;
end
$takeover$;
