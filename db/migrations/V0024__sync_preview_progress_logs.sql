-- Migration 0024: previews, live progress and the activity log of MantisNXT's synchronisations.
--
-- Stands on public.organization (id), auth.users_extended (id) and the role `authenticated`.
--
-- One file, two ways to run it, all or nothing in both:
--   psql     psql -v ON_ERROR_STOP=1 -f V0024__sync_preview_progress_logs.sql
--   Flyway   as migration 24. A transaction is open then: the `begin` changes nothing (its warning is kept quiet), and
--            the `commit` ends a transaction that holds nothing but this file.
-- db/rollback/V0024__rollback.sql takes back exactly what is made here.
--
-- Who computes what on sync_progress; triggers fire in the order of their names:
--   sync_progress_10_validate    refuses impossible counts, caps current_item, sets and clears completed_at
--   sync_progress_20_elapsed     elapsed, speed and ETA, and nothing else
--   sync_progress_30_timestamp   updated_at
--   sync_progress_40_log         writes the log row when completed_at becomes set

set client_min_messages = error;
begin;
reset client_min_messages;

create type public.sync_type as enum (
    'woocommerce',
    'odoo',
    'shopify',
    'custom'
);

create type public.sync_action as enum (
    'preview_delta',
    'sync_start',
    'sync_complete',
    'batch_process',
    'error_recovery',
    'manual_trigger',
    'scheduled_run',
    'partial_resume'
);

create type public.sync_entity_type as enum (
    'customer',
    'product',
    'order',
    'invoice',
    'supplier',
    'inventory',
    'category',
    'attribute'
);

create type public.sync_status_type as enum (
    'pending',
    'in_progress',
    'completed',
    'completed_with_errors',
    'failed',
    'cancelled',
    'paused',
    'timeout'
);

-- What a sync would change, kept for an hour. No check compares expires_at with the clock: an expired row must stay
-- updatable, and a dump of it restorable. The key is unique within its organisation, so that none can learn of
-- another's key or block it.
create table public.sync_preview_cache (
    id          uuid             not null default gen_random_uuid(),
    org_id      uuid             not null,
    sync_type   public.sync_type not null,
    sync_id     varchar(255),
    delta_json  jsonb            not null default '{}',
    computed_at timestamptz      not null default now(),
    expires_at  timestamptz      not null default now() + interval '1 hour',
    computed_by uuid,
    cache_key   varchar(255),
    created_at  timestamptz      not null default now(),
    updated_at  timestamptz      not null default now(),
    constraint sync_preview_cache_pkey primary key (id),
    constraint sync_preview_cache_key_is_unique_in_its_organisation unique (org_id, cache_key),
    constraint sync_preview_cache_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade,
    constraint sync_preview_cache_computed_by_a_user foreign key (computed_by)
        references auth.users_extended (id) on delete set null
);

-- One row per sync, overwritten by every tick. A tick must stay a HOT update: half of each page is left free, and no
-- index below holds a column that a tick changes.
create table public.sync_progress (
    id                  uuid                    not null default gen_random_uuid(),
    org_id              uuid                    not null,
    sync_id             varchar(255)            not null,
    job_id              varchar(255),
    entity_type         public.sync_entity_type not null,
    current_item        integer                 not null default 0,
    total_items         integer                 not null default 0,
    processed_count     integer                 not null default 0,
    failed_count        integer                 not null default 0,
    speed_items_per_min numeric(10,2),
    eta_seconds         integer,
    elapsed_seconds     integer                 not null default 0,
    started_at          timestamptz             not null default now(),
    updated_at          timestamptz             not null default now(),
    completed_at        timestamptz,
    source_system       varchar(50),
    batch_number        integer                 default 0,
    metadata            jsonb                   default '{}',
    initiated_by        uuid,
    constraint sync_progress_pkey primary key (id),
    constraint sync_progress_counts_are_not_negative check (
        processed_count >= 0
        and failed_count >= 0
        and total_items >= 0
    ),
    constraint sync_progress_no_more_done_than_there_is check (
        processed_count::bigint + failed_count <= total_items
    ),
    constraint sync_progress_current_item_lies_within_the_total check (
        current_item between 0 and total_items
    ),
    constraint sync_progress_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade,
    constraint sync_progress_initiated_by_a_user foreign key (initiated_by)
        references auth.users_extended (id) on delete set null
)
with (fillfactor = 50);

-- What happened, by month. Append-only. An organisation's removal is the one exception: it takes its rows along.
create table public.sync_activity_log (
    id               uuid                    not null default gen_random_uuid(),
    org_id           uuid                    not null,
    sync_id          varchar(255),
    entity_type      public.sync_entity_type,
    action           public.sync_action      not null,
    status           public.sync_status_type not null,
    record_count     integer                 default 0,
    duration_seconds numeric(10,2),
    error_message    text,
    user_id          uuid,
    created_at       timestamptz             not null default now(),
    constraint sync_activity_log_pkey primary key (id, created_at),
    constraint sync_activity_log_record_count_is_not_negative check (record_count >= 0),
    constraint sync_activity_log_duration_is_not_negative check (duration_seconds >= 0),
    constraint sync_activity_log_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade,
    constraint sync_activity_log_acted_by_a_user foreign key (user_id)
        references auth.users_extended (id) on delete set null
)
partition by range (created_at);

create table public.sync_activity_log_2025_11 partition of public.sync_activity_log
    for values from ('2025-11-01 00:00:00+00') to ('2025-12-01 00:00:00+00');
create table public.sync_activity_log_2025_12 partition of public.sync_activity_log
    for values from ('2025-12-01 00:00:00+00') to ('2026-01-01 00:00:00+00');
create table public.sync_activity_log_2026_01 partition of public.sync_activity_log
    for values from ('2026-01-01 00:00:00+00') to ('2026-02-01 00:00:00+00');
create table public.sync_activity_log_2026_02 partition of public.sync_activity_log
    for values from ('2026-02-01 00:00:00+00') to ('2026-03-01 00:00:00+00');
create table public.sync_activity_log_future partition of public.sync_activity_log
    for values from ('2026-03-01 00:00:00+00') to (maxvalue);

-- Every index of an organisation's rows begins with org_id: row-level security compares it on each query. The last
-- key columns of the log make a page resume where the last one ended.
create index idx_sync_preview_cache_org_type on public.sync_preview_cache (org_id, sync_type, computed_at desc);
create index idx_sync_preview_cache_expires on public.sync_preview_cache (expires_at);
create index idx_sync_preview_cache_computed on public.sync_preview_cache (org_id, computed_at desc, id desc);
create index idx_sync_preview_cache_key on public.sync_preview_cache (org_id, cache_key, expires_at desc)
    where cache_key is not null;

-- _org_sync is the uniqueness of a sync as well: one index to write instead of two. _updated serves what no longer
-- changes; of the active ones an organisation has few, they are sorted as they are read.
create index idx_sync_progress_org_job on public.sync_progress (org_id, job_id);
create unique index idx_sync_progress_org_sync on public.sync_progress (org_id, sync_id);
alter table public.sync_progress
    add constraint idx_sync_progress_org_sync unique using index idx_sync_progress_org_sync;
create index idx_sync_progress_active on public.sync_progress (org_id, started_at desc)
    where completed_at is null;
create index idx_sync_progress_updated on public.sync_progress (org_id, completed_at desc, id desc);
create index idx_sync_progress_entity on public.sync_progress (org_id, entity_type, started_at desc);

create index idx_sync_activity_log_org_created on public.sync_activity_log (org_id, created_at desc, id desc);
create index idx_sync_activity_log_user on public.sync_activity_log (org_id, user_id, created_at desc, id desc);
create index idx_sync_activity_log_entity on public.sync_activity_log (org_id, entity_type, created_at desc, id desc);
create index idx_sync_activity_log_action on public.sync_activity_log (org_id, action, created_at desc, id desc);
create index idx_sync_activity_log_status on public.sync_activity_log (org_id, status, created_at desc, id desc);
create index idx_sync_activity_log_sync_id on public.sync_activity_log (org_id, sync_id, created_at desc, id desc);

-- Isolation. The organisation comes from the session alone, is read once per statement, and with none set nothing is
-- visible. Forced, so that the owner is held too. A partition has no policy of its own and no grant: asked for by its
-- own name it is empty and takes nothing.
alter table public.sync_preview_cache enable row level security;
alter table public.sync_preview_cache force row level security;
alter table public.sync_progress enable row level security;
alter table public.sync_progress force row level security;
alter table public.sync_activity_log enable row level security;
alter table public.sync_activity_log force row level security;
alter table public.sync_activity_log_2025_11 enable row level security;
alter table public.sync_activity_log_2025_11 force row level security;
alter table public.sync_activity_log_2025_12 enable row level security;
alter table public.sync_activity_log_2025_12 force row level security;
alter table public.sync_activity_log_2026_01 enable row level security;
alter table public.sync_activity_log_2026_01 force row level security;
alter table public.sync_activity_log_2026_02 enable row level security;
alter table public.sync_activity_log_2026_02 force row level security;
alter table public.sync_activity_log_future enable row level security;
alter table public.sync_activity_log_future force row level security;

create policy preview_cache_select on public.sync_preview_cache for select
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy preview_cache_insert on public.sync_preview_cache for insert
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy preview_cache_update on public.sync_preview_cache for update
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy preview_cache_delete on public.sync_preview_cache for delete
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));

create policy sync_progress_select on public.sync_progress for select
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy sync_progress_insert on public.sync_progress for insert
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy sync_progress_update on public.sync_progress for update
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy sync_progress_delete on public.sync_progress for delete
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));

create policy sync_activity_log_select on public.sync_activity_log for select
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy sync_activity_log_insert on public.sync_activity_log for insert
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
-- Append-only. Not by a trigger: the foreign keys' own actions pass by policies, but not by triggers.
create policy sync_activity_log_update on public.sync_activity_log for update
    using (false)
    with check (false);
create policy sync_activity_log_delete on public.sync_activity_log for delete
    using (false);

-- Deletes what has expired: of the session's organisation where one is set, else of all. The owner is held by the
-- policies like anybody else, so the function goes from organisation to organisation.
create function public.auto_cleanup_preview_cache()
    returns table (deleted_count integer, error_message text)
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    caller       text := current_setting('app.current_org_id', true);
    organisation uuid;
    deleted      integer;
begin
    deleted_count := 0;
    for organisation in
        select o.id
          from public.organization o
         where nullif(caller, '') is null
            or o.id = nullif(caller, '')::uuid
    loop
        perform set_config('app.current_org_id', organisation::text, true);
        delete from public.sync_preview_cache p
         where p.org_id = organisation
           and p.expires_at <= now();
        get diagnostics deleted = row_count;
        deleted_count := deleted_count + deleted;
    end loop;
    perform set_config('app.current_org_id', coalesce(caller, ''), true);
    return next;
exception
    when others then
        deleted_count := 0;
        error_message := sqlerrm;
        return next;
end
$$;

-- Counts are absolute and may be wrong only by refusal. Without items to wait for, the first update ends a sync; one
-- that ended because all was done starts again when its total grows.
create function public.validate_sync_progress_totals()
    returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    done bigint := new.processed_count::bigint + new.failed_count;
begin
    if done > new.total_items then
        raise exception 'processed (%) + failed (%) is more than the total (%)',
                new.processed_count, new.failed_count, new.total_items
            using errcode = 'check_violation',
                  constraint = 'sync_progress_no_more_done_than_there_is',
                  schema = 'public',
                  table = 'sync_progress';
    end if;
    new.current_item := least(new.current_item, new.total_items);
    if tg_op = 'UPDATE' then
        if old.completed_at = new.completed_at
                and new.total_items > old.total_items
                and done < new.total_items then
            new.completed_at := null;
        end if;
    end if;
    if new.completed_at is null
            and done = new.total_items
            and (new.total_items > 0 or tg_op = 'UPDATE') then
        new.completed_at := clock_timestamp();
    end if;
    return new;
end
$$;

-- The average since the start, failed items included: they take their time too. All inside is double precision, and
-- what does not fit the columns is capped, so that a tick never fails for arithmetic. What has ended keeps its
-- duration: it is the time between two fixed moments.
create function public.update_sync_progress_elapsed()
    returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    done    double precision := new.processed_count::double precision + new.failed_count;
    elapsed double precision := greatest(
        date_part('epoch', coalesce(new.completed_at, clock_timestamp())) - date_part('epoch', new.started_at), 0);
begin
    new.elapsed_seconds := floor(least(elapsed, 2147483647));
    if elapsed > 0 and new.processed_count > 0 then
        new.speed_items_per_min := least(done / elapsed * 60, 99999999.99);
    else
        new.speed_items_per_min := null;
    end if;
    if new.completed_at is not null then
        new.eta_seconds := 0;
    elsif elapsed > 0 and done > 0 then
        new.eta_seconds := ceil(least((new.total_items - done) * (elapsed / done), 2147483647));
    else
        new.eta_seconds := null;
    end if;
    return new;
end
$$;

create function public.update_sync_progress_timestamp()
    returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    new.updated_at := clock_timestamp();
    return new;
end
$$;

-- One row when a sync ends, also when it is inserted already ended. Ended with items missing means failed, or
-- completed with errors where something was processed.
create function public.auto_log_sync_activity_on_progress_change()
    returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    done bigint := new.processed_count::bigint + new.failed_count;
begin
    if tg_op = 'UPDATE' then
        if old.completed_at is not null then
            return null;
        end if;
    end if;
    insert into public.sync_activity_log (
        org_id,
        sync_id,
        entity_type,
        action,
        status,
        record_count,
        duration_seconds,
        user_id
    )
    values (
        new.org_id,
        new.sync_id,
        new.entity_type,
        'sync_complete',
        case
            when done < new.total_items and new.processed_count = 0 then 'failed'
            when done < new.total_items or new.failed_count > 0 then 'completed_with_errors'
            else 'completed'
        end::public.sync_status_type,
        done,
        least(greatest(date_part('epoch', new.completed_at) - date_part('epoch', new.started_at), 0), 99999999.99),
        new.initiated_by
    );
    return null;
end
$$;

-- The conditions keep a plain tick out of the first and the last function.
create trigger sync_progress_10_validate
    before insert or update on public.sync_progress
    for each row
    when (
        new.processed_count::bigint + new.failed_count >= new.total_items
        or new.current_item > new.total_items
        or new.completed_at is not null
    )
    execute function public.validate_sync_progress_totals();

create trigger sync_progress_20_elapsed
    before insert or update on public.sync_progress
    for each row
    execute function public.update_sync_progress_elapsed();

create trigger sync_progress_30_timestamp
    before update on public.sync_progress
    for each row
    execute function public.update_sync_progress_timestamp();

create trigger sync_progress_40_log
    after insert or update on public.sync_progress
    for each row
    when (new.completed_at is not null)
    execute function public.auto_log_sync_activity_on_progress_change();

revoke execute on function
    public.auto_cleanup_preview_cache(),
    public.update_sync_progress_elapsed(),
    public.validate_sync_progress_totals(),
    public.update_sync_progress_timestamp(),
    public.auto_log_sync_activity_on_progress_change()
from public;

grant execute on function
    public.auto_cleanup_preview_cache(),
    public.update_sync_progress_elapsed(),
    public.validate_sync_progress_totals(),
    public.update_sync_progress_timestamp(),
    public.auto_log_sync_activity_on_progress_change()
to authenticated;

grant select, insert, update, delete on
    public.sync_preview_cache,
    public.sync_progress,
    public.sync_activity_log
to authenticated;

commit;
