-- What MantisNXT's databases have before migration 0024: organisations, users, auth.uid(), and the role that grants go to.
-- Run by an administrator who is not our owner.

create schema auth;

create table organization (
    id         uuid primary key default gen_random_uuid(),
    name       text not null,
    slug       text unique not null,
    created_at timestamptz not null default now()
);

create table auth.users_extended (
    id                    uuid primary key default gen_random_uuid(),
    email                 text not null unique,
    display_name          text not null,
    org_id                uuid not null references organization (id),
    password_hash         text,
    is_active             boolean default true,
    is_suspended          boolean default false,
    failed_login_attempts integer default 0,
    locked_until          timestamptz,
    last_login_at         timestamptz,
    last_activity_at      timestamptz,
    two_factor_enabled    boolean default false,
    preferences           jsonb default '{}',
    metadata              jsonb default '{}',
    created_at            timestamptz default now(),
    updated_at            timestamptz default now(),
    deleted_at            timestamptz
);

create function auth.uid() returns uuid language sql stable as
$$ select nullif(current_setting('app.current_user_id', true), '')::uuid $$;

do $$
begin
    if not exists (select from pg_roles where rolname = 'authenticated') then
        create role authenticated nologin;
    end if;
end
$$;
