-- MantisNXT's delivery 1.0 of migration 0024 as it stands in databases, written from the description of its shape. Run
-- by an administrator who is not our owner, after mantisnxt.sql.

create type sync_type as enum ('woocommerce', 'odoo', 'shopify', 'custom');
create type sync_action as enum ('preview_delta', 'sync_start', 'sync_complete', 'batch_process', 'error_recovery',
    'manual_trigger', 'scheduled_run', 'partial_resume');
create type sync_entity_type as enum ('customer', 'product', 'order', 'invoice', 'supplier', 'inventory', 'category',
    'attribute');
create type sync_status_type as enum ('pending', 'in_progress', 'completed', 'completed_with_errors', 'failed',
    'cancelled', 'paused', 'timeout');

create table sync_preview_cache (
    id          uuid primary key default gen_random_uuid(),
    org_id      uuid not null references organization (id) on delete cascade,
    sync_type   sync_type not null,
    sync_id     varchar(255),
    delta_json  jsonb not null default '{}',
    computed_at timestamptz not null default now(),
    expires_at  timestamptz not null default (now() + interval '1 hour'),
    computed_by uuid references auth.users_extended (id) on delete set null,
    cache_key   varchar(255) unique,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    constraint preview_cache_not_expired check (expires_at > now())
);
create index idx_sync_preview_cache_org_type on sync_preview_cache (org_id, sync_type);
create index idx_sync_preview_cache_expires on sync_preview_cache (expires_at);
create index idx_sync_preview_cache_computed on sync_preview_cache (computed_at desc);
create index idx_sync_preview_cache_key on sync_preview_cache (cache_key) where cache_key is not null;

create table sync_progress (
    id                  uuid primary key default gen_random_uuid(),
    org_id              uuid not null references organization (id) on delete cascade,
    sync_id             varchar(255) not null,
    job_id              varchar(255),
    entity_type         sync_entity_type not null,
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
    constraint sync_progress_positive_counts check (processed_count >= 0 and failed_count >= 0 and total_items >= 0
        and processed_count + failed_count <= total_items),
    constraint sync_progress_positive_items check (current_item >= 0 and current_item <= total_items)
);
create index idx_sync_progress_org_job on sync_progress (org_id, job_id);
create index idx_sync_progress_org_sync on sync_progress (org_id, sync_id);
create index idx_sync_progress_active on sync_progress (org_id, updated_at desc) where completed_at is null;
create index idx_sync_progress_updated on sync_progress (org_id, updated_at desc);
create index idx_sync_progress_entity on sync_progress (org_id, entity_type, started_at desc);

create table sync_activity_log (
    id               uuid not null,
    org_id           uuid not null,
    sync_id          varchar(255),
    entity_type      sync_entity_type,
    action           sync_action not null,
    status           sync_status_type not null,
    record_count     integer default 0,
    duration_seconds numeric(10,2),
    error_message    text,
    user_id          uuid,
    created_at       timestamptz not null,
    primary key (id, created_at),
    constraint fk_sync_activity_org foreign key (org_id) references organization (id) on delete cascade,
    constraint fk_sync_activity_user foreign key (user_id) references auth.users_extended (id) on delete set null,
    constraint sync_activity_log_positive_count check (record_count >= 0),
    constraint sync_activity_log_positive_duration check (duration_seconds is null or duration_seconds >= 0)
) partition by range (created_at);
create table sync_activity_log_2025_11 partition of sync_activity_log for values from ('2025-11-01') to ('2025-12-01');
create table sync_activity_log_2025_12 partition of sync_activity_log for values from ('2025-12-01') to ('2026-01-01');
create table sync_activity_log_2026_01 partition of sync_activity_log for values from ('2026-01-01') to ('2026-02-01');
create table sync_activity_log_2026_02 partition of sync_activity_log for values from ('2026-02-01') to ('2026-03-01');
create table sync_activity_log_future partition of sync_activity_log for values from ('2026-03-01') to (maxvalue);
create index idx_sync_activity_log_org_created on sync_activity_log (org_id, created_at desc);
create index idx_sync_activity_log_user on sync_activity_log (user_id, created_at desc);
create index idx_sync_activity_log_entity on sync_activity_log (org_id, entity_type, created_at desc);
create index idx_sync_activity_log_action on sync_activity_log (action, created_at desc);
create index idx_sync_activity_log_status on sync_activity_log (status, created_at desc);
create index idx_sync_activity_log_sync_id on sync_activity_log (sync_id, created_at desc);

alter table sync_preview_cache enable row level security;
alter table sync_progress enable row level security;
alter table sync_activity_log enable row level security;

do $$
declare
    t record;
begin
    for t in
        select *
          from (values ('sync_preview_cache', 'preview_cache'),
                       ('sync_progress', 'sync_progress'),
                       ('sync_activity_log', 'sync_activity_log')) as x (name, prefix)
    loop
        execute format('create policy %1$s_select on %2$s for select using (exists (select 1 from auth.users_extended u
            where u.id = auth.uid() and u.org_id = %2$s.org_id))', t.prefix, t.name);
        execute format('create policy %1$s_insert on %2$s for insert with check (exists (select 1 from auth.users_extended u
            where u.id = auth.uid() and u.org_id = %2$s.org_id))', t.prefix, t.name);
        execute format('create policy %1$s_update on %2$s for update using (exists (select 1 from auth.users_extended u
            where u.id = auth.uid() and u.org_id = %2$s.org_id))', t.prefix, t.name);
        execute format('create policy %1$s_delete on %2$s for delete using (exists (select 1 from auth.users_extended u
            where u.id = auth.uid() and u.org_id = %2$s.org_id))', t.prefix, t.name);
    end loop;
end
$$;

create function auto_cleanup_preview_cache() returns table (deleted_count integer, error_message text)
language plpgsql as $$
declare
    n integer;
begin
    delete from sync_preview_cache where expires_at < now();
    get diagnostics n = row_count;
    return query select n, null::text;
end
$$;

create function update_sync_progress_elapsed() returns trigger language plpgsql as $$
begin
    new.elapsed_seconds := extract(epoch from now() - new.started_at)::integer;
    if new.elapsed_seconds >= 60 then
        new.speed_items_per_min := new.processed_count / (new.elapsed_seconds / 60);
        if new.speed_items_per_min > 0 then
            new.eta_seconds := ((new.total_items - new.processed_count) / new.speed_items_per_min * 60)::integer;
        end if;
    end if;
    return new;
end
$$;

create function validate_sync_progress_totals() returns trigger language plpgsql as $$
begin
    if new.processed_count + new.failed_count > new.total_items then
        raise exception 'processed + failed exceeds total: % + % > %',
            new.processed_count, new.failed_count, new.total_items;
    end if;
    if new.current_item > new.total_items then
        new.current_item := new.total_items;
    end if;
    if new.total_items > 0 and new.processed_count + new.failed_count = new.total_items and new.completed_at is null then
        new.completed_at := now();
    end if;
    return new;
end
$$;

create function update_sync_progress_timestamp() returns trigger language plpgsql as $$
begin
    new.updated_at := now();
    return new;
end
$$;

create function auto_log_sync_activity_on_progress_change() returns trigger language plpgsql as $$
begin
    if new.completed_at is not null and old.completed_at is null then
        insert into sync_activity_log (id, org_id, sync_id, entity_type, action, status, record_count, duration_seconds,
            user_id, created_at)
        values (gen_random_uuid(), new.org_id, new.sync_id, new.entity_type, 'sync_complete',
            case when new.failed_count > 0 then 'completed_with_errors'::sync_status_type else 'completed' end,
            new.processed_count + new.failed_count, new.elapsed_seconds, new.initiated_by, now());
    end if;
    return new;
end
$$;

create trigger sync_progress_update_elapsed before insert or update on sync_progress
    for each row execute function update_sync_progress_elapsed();
create trigger sync_progress_validate_totals before insert or update on sync_progress
    for each row execute function validate_sync_progress_totals();
create trigger sync_progress_update_timestamp before update on sync_progress
    for each row execute function update_sync_progress_timestamp();
create trigger sync_progress_log_completion after update on sync_progress
    for each row execute function auto_log_sync_activity_on_progress_change();

grant select, insert, update, delete on sync_preview_cache, sync_progress, sync_activity_log to authenticated;
grant execute on function auto_cleanup_preview_cache(), update_sync_progress_elapsed(), validate_sync_progress_totals(),
    update_sync_progress_timestamp(), auto_log_sync_activity_on_progress_change() to authenticated;
