-- What migration 0024 stands on: organisations, users and auth.uid(). A MantisNXT database has them; there this file
-- leaves everything as it is. Alone, the console makes them itself.

do $schemas$
begin
    if to_regnamespace('auth') is null then
        create schema auth;
    end if;
    if to_regnamespace('sync_console') is null then
        create schema sync_console;
    end if;
end
$schemas$;

grant usage on schema sync_console to authenticated, sync_search, sync_system;

do $tables$
begin
    if to_regclass('public.organization') is null then
        create table public.organization (
            id         uuid        not null default gen_random_uuid(),
            name       text        not null,
            slug       text        not null,
            created_at timestamptz not null default now(),
            updated_at timestamptz not null default now(),
            constraint organization_pkey primary key (id),
            constraint organization_slug_key unique (slug)
        );

        -- Its row is the organisation itself, so the isolation is by id.
        alter table public.organization enable row level security;
        alter table public.organization force row level security;
        create policy organization_own on public.organization
            using (id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
        create policy organization_system on public.organization to sync_system
            using (true)
            with check (true);
        grant select on public.organization to authenticated;
        grant select, insert, update, delete on public.organization to sync_system;
    end if;

    if to_regclass('auth.users_extended') is null then
        create table auth.users_extended (
            id                    uuid        not null default gen_random_uuid(),
            email                 text        not null,
            display_name          text        not null,
            org_id                uuid        not null,
            password_hash         text,
            is_active             boolean     default true,
            is_suspended          boolean     default false,
            failed_login_attempts integer     default 0,
            locked_until          timestamptz,
            last_login_at         timestamptz,
            last_activity_at      timestamptz,
            two_factor_enabled    boolean     default false,
            preferences           jsonb       default '{}',
            metadata              jsonb       default '{}',
            created_at            timestamptz not null default now(),
            updated_at            timestamptz not null default now(),
            deleted_at            timestamptz,
            constraint users_extended_pkey primary key (id),
            constraint users_extended_email_key unique (email),
            constraint users_extended_org_id_fkey foreign key (org_id)
                references public.organization (id) on delete cascade
        );
        create index users_extended_org_id_idx on auth.users_extended (org_id);

        alter table auth.users_extended enable row level security;
        alter table auth.users_extended force row level security;
        create policy users_extended_own on auth.users_extended
            using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
        create policy users_extended_system on auth.users_extended to sync_system
            using (true)
            with check (true);
        grant select, insert, update, delete on auth.users_extended to sync_system;
    end if;
end
$tables$;

do $uid$
begin
    if to_regprocedure('auth.uid()') is null then
        create function auth.uid()
            returns uuid
            language sql
            stable
            set search_path = pg_catalog, pg_temp
        as $$
            select nullif(pg_catalog.current_setting('app.current_user_id', true), '')::pg_catalog.uuid
        $$;
        revoke execute on function auth.uid() from public;
        grant execute on function auth.uid() to authenticated, sync_system;
        grant usage on schema auth to authenticated, sync_system;
    end if;
end
$uid$;
