-- The schema as it was first delivered (1.0), as far as a tick goes: its columns, indexes, triggers and policies. What
-- it lacked to run at all, the right to read the users that its policies ask for, is given here.

create schema auth;

create table public.organization (
    id   uuid primary key,
    name text not null,
    slug text unique not null
);

create table auth.users_extended (
    id           uuid primary key,
    email        text not null unique,
    display_name text not null,
    org_id       uuid not null references public.organization (id)
);

create function auth.uid()
    returns uuid
    language sql
    stable
as $$
    select nullif(current_setting('app.current_user_id', true), '')::uuid
$$;

create type public.sync_action as enum (
    'preview_delta', 'sync_start', 'sync_complete', 'batch_process', 'error_recovery', 'manual_trigger',
    'scheduled_run', 'partial_resume');
create type public.sync_entity_type as enum (
    'customer', 'product', 'order', 'invoice', 'supplier', 'inventory', 'category', 'attribute');
create type public.sync_status_type as enum (
    'pending', 'in_progress', 'completed', 'completed_with_errors', 'failed', 'cancelled', 'paused', 'timeout');

create table public.sync_progress (
    id                  uuid primary key default gen_random_uuid(),
    org_id              uuid not null references public.organization (id) on delete cascade,
    sync_id             varchar(255) not null,
    job_id              varchar(255),
    entity_type         public.sync_entity_type not null,
    current_item        integer not null default 0,
    total_items         integer not null default 0,
    processed_count     integer not null default 0,
    failed_count        integer not null default 0,
    speed_items_per_min numeric(10,2),
    eta_seconds         integer,
    elapsed_seconds     integer not null default 0,
    started_at          timestamptz not null default now(),
    updated_at          timestamptz not null default now(),
    completed_at        timestamptz,
    source_system       varchar(50),
    batch_number        integer default 0,
    metadata            jsonb default '{}',
    initiated_by        uuid references auth.users_extended (id) on delete set null,
    unique (org_id, sync_id),
    constraint sync_progress_positive_counts check (
        processed_count >= 0 and failed_count >= 0 and processed_count + failed_count <= total_items),
    constraint sync_progress_positive_items check (current_item >= 0 and current_item <= total_items)
);
create index idx_sync_progress_org_job on public.sync_progress (org_id, job_id);
create index idx_sync_progress_org_sync on public.sync_progress (org_id, sync_id);
create index idx_sync_progress_active on public.sync_progress (org_id, updated_at desc) where completed_at is null;
create index idx_sync_progress_updated on public.sync_progress (org_id, updated_at desc);
create index idx_sync_progress_entity on public.sync_progress (org_id, entity_type, started_at desc);

create table public.sync_activity_log (
    id               uuid not null,
    org_id           uuid not null,
    sync_id          varchar(255),
    entity_type      public.sync_entity_type,
    action           public.sync_action not null,
    status           public.sync_status_type not null,
    record_count     integer default 0,
    duration_seconds numeric(10,2),
    user_id          uuid,
    created_at       timestamptz not null,
    primary key (id, created_at)
) partition by range (created_at);
create table public.sync_activity_log_future partition of public.sync_activity_log
    for values from ('2026-03-01') to (maxvalue);

alter table public.sync_progress enable row level security;
create policy sync_progress_select on public.sync_progress for select using (exists (
    select 1 from auth.users_extended u where u.id = auth.uid() and u.org_id = sync_progress.org_id));
create policy sync_progress_update on public.sync_progress for update using (exists (
    select 1 from auth.users_extended u where u.id = auth.uid() and u.org_id = sync_progress.org_id));

create function public.update_sync_progress_elapsed()
    returns trigger
    language plpgsql
as $$
begin
    new.elapsed_seconds := extract(epoch from now() - new.started_at)::integer;
    if new.elapsed_seconds > 0 and new.processed_count > 0 then
        new.speed_items_per_min := new.processed_count / (new.elapsed_seconds / 60.0);
        new.eta_seconds := ((new.total_items - new.processed_count) / new.speed_items_per_min * 60)::integer;
    end if;
    return new;
end
$$;

create function public.validate_sync_progress_totals()
    returns trigger
    language plpgsql
as $$
begin
    if new.processed_count + new.failed_count > new.total_items then
        raise exception 'processed (%) + failed (%) exceeds total (%)',
            new.processed_count, new.failed_count, new.total_items;
    end if;
    if new.current_item > new.total_items then
        new.current_item := new.total_items;
    end if;
    if new.processed_count + new.failed_count = new.total_items and new.completed_at is null then
        new.completed_at := now();
    end if;
    return new;
end
$$;

create function public.update_sync_progress_timestamp()
    returns trigger
    language plpgsql
as $$
begin
    new.updated_at := now();
    return new;
end
$$;

create function public.auto_log_sync_activity_on_progress_change()
    returns trigger
    language plpgsql
as $$
begin
    if new.completed_at is not null and old.completed_at is null then
        insert into public.sync_activity_log (
            id, org_id, sync_id, entity_type, action, status, record_count, duration_seconds, user_id, created_at)
        values (
            gen_random_uuid(), new.org_id, new.sync_id, new.entity_type, 'sync_complete',
            case when new.failed_count > 0 then 'completed_with_errors'::public.sync_status_type else 'completed' end,
            new.processed_count + new.failed_count, new.elapsed_seconds, new.initiated_by, now());
    end if;
    return new;
end
$$;

create trigger sync_progress_update_elapsed before insert or update on public.sync_progress
    for each row execute function public.update_sync_progress_elapsed();
create trigger sync_progress_validate_totals before insert or update on public.sync_progress
    for each row execute function public.validate_sync_progress_totals();
create trigger sync_progress_update_timestamp before update on public.sync_progress
    for each row execute function public.update_sync_progress_timestamp();
create trigger sync_progress_log_completion after update on public.sync_progress
    for each row execute function public.auto_log_sync_activity_on_progress_change();

grant usage on schema auth to authenticated;
grant select on auth.users_extended to authenticated;
grant select, insert, update, delete on public.sync_progress, public.sync_activity_log to authenticated;
