-- What the live board and the activity search need beside the contract of 0024. MantisNXT's services keep writing their
-- plain SQL and need not know any of it: what they don't say is derived for them.
--
-- Who computes what on sync_progress from here on (the functions keep their names, the triggers their order):
--   _10_validate    validate_sync_progress_totals(): counts, status, completed_at, reopened_at, total growth, the pause
--                   account, and transition_at: the moment of the last change of status. A plain tick does not enter
--                   it: settled_status and settled_total are what it saw last
--   _20_elapsed     update_sync_progress_elapsed(): elapsed, speed, ETA and the rate_ columns, and nothing else. It may
--                   read all that validate sets; last_item_at and heartbeat_at are still those of the tick before. The
--                   one function that a better estimator replaces
--   _30_timestamp   update_sync_progress_timestamp(): updated_at, heartbeat_at, last_item_at, revision, sampled_at
--   _40_log         auto_log_sync_activity_on_progress_change(): log row, sample, notification; only when due
--
-- The condition of a trigger that fires on insert can't see an old row, so what a tick skips is told by columns of the
-- new one: a transition has transition_at = updated_at, a due sample sampled_at = updated_at.

-- Enum comparison is not leakproof: under row-level security it never becomes an index condition. So a small number
-- stands beside each enum, and indexes and queries use that.
alter table public.sync_progress
    add column status              public.sync_status_type not null default 'pending',
    add column total_known         boolean                 not null default true,
    add column completes_by_finish boolean                 not null default false,
    add column revision            bigint                  not null default 0,
    add column report_seq          bigint,
    add column heartbeat_at        timestamptz             not null default now(),
    add column last_item_at        timestamptz,
    add column transition_at       timestamptz             not null default now(),
    add column settled_status      public.sync_status_type,
    add column settled_total       integer,
    add column sampled_at          timestamptz,
    add column worker_state        varchar(20),
    add column worker_reason       varchar(500),
    add column worker_until        timestamptz,
    add column attempt             integer,
    add column previous_total      integer,
    add column total_grew_at       timestamptz,
    add column paused_at           timestamptz,
    add column paused_seconds      double precision        not null default 0,
    add column rate_ewma           double precision,
    add column rate_variance       double precision,
    add column rate_at             timestamptz,
    add column rate_samples        real[]                  not null default '{}',
    add column sample_count        integer                 not null default 0,
    add column eta_low             integer,
    add column eta_high            integer,
    add column error_code          varchar(64),
    add column error_message       text,
    add column closed_by           uuid,
    add column close_reason        varchar(500),
    add column reopened_at         timestamptz,
    add column commands_fetched_at timestamptz;

-- Rows of before. Row-level security would hide them from the owner, so it is not forced for the length of this; the
-- triggers rest, a row's past is not a tick.
do $backfill$
declare
    expected bigint;
    written  bigint;
begin
    alter table public.sync_progress no force row level security;
    alter table public.sync_progress disable trigger user;
    select count(*)
      into expected
      from public.sync_progress;
    update public.sync_progress p
       set status = case
               when p.completed_at is null and p.total_items = 0 and p.current_item = 0 then 'pending'
               when p.completed_at is null then 'in_progress'
               when p.processed_count::bigint + p.failed_count < p.total_items and p.processed_count = 0 then 'failed'
               when p.processed_count::bigint + p.failed_count < p.total_items or p.failed_count > 0
                   then 'completed_with_errors'
               else 'completed'
           end::public.sync_status_type,
           heartbeat_at = p.updated_at,
           last_item_at = case when p.processed_count > 0 or p.failed_count > 0 then p.updated_at end,
           transition_at = coalesce(p.completed_at, p.started_at);
    get diagnostics written = row_count;
    if written <> expected then
        raise exception '% of % rows of sync_progress got a status', written, expected;
    end if;
    alter table public.sync_progress enable trigger user;
    alter table public.sync_progress force row level security;
end
$backfill$;

alter table public.sync_progress
    add column status_code smallint generated always as (case status
        when 'pending' then 1
        when 'in_progress' then 2
        when 'completed' then 3
        when 'completed_with_errors' then 4
        when 'failed' then 5
        when 'cancelled' then 6
        when 'paused' then 7
        when 'timeout' then 8
    end) stored,
    add column entity_code smallint generated always as (case entity_type
        when 'customer' then 1
        when 'product' then 2
        when 'order' then 3
        when 'invoice' then 4
        when 'supplier' then 5
        when 'inventory' then 6
        when 'category' then 7
        when 'attribute' then 8
    end) stored,
    add column source_code smallint generated always as (case
        when source_system is null then null
        when lower(source_system) = 'woocommerce' then 1
        when lower(source_system) = 'odoo' then 2
        when lower(source_system) = 'shopify' then 3
        else 4
    end) stored,
    add constraint sync_progress_closed_by_a_user foreign key (closed_by)
        references auth.users_extended (id) on delete set null,
    add constraint sync_progress_attempt_is_not_negative check (attempt >= 0),
    add constraint sync_progress_paused_time_is_not_negative check (paused_seconds >= 0),
    -- What other tables refer to, so that a reference never crosses organisations.
    add constraint sync_progress_id_within_its_organisation unique (org_id, id);

-- The rows have become wider and grow while they run: with 40 % filled pages 99.5 % of the ticks are HOT, with 50 % 97-98.
alter table public.sync_progress set (fillfactor = 40);

drop index public.idx_sync_progress_entity;
create index idx_sync_progress_entity on public.sync_progress (org_id, entity_code, started_at desc);

-- Samples draw the course of a whole sync; one per ten seconds at the most.
create table sync_console.sync_progress_sample (
    org_id        uuid        not null,
    progress_id   uuid        not null,
    at            timestamptz not null,
    processed     bigint      not null,
    failed        bigint      not null,
    items_per_min real,
    constraint sync_progress_sample_pkey primary key (org_id, progress_id, at),
    constraint sync_progress_sample_belongs_to_a_sync foreign key (org_id, progress_id)
        references public.sync_progress (org_id, id) on delete cascade
);

-- What an operator asks of a sync service. A service fetches the commands of its sync and acknowledges them.
create table sync_console.sync_command (
    org_id          uuid         not null,
    id              uuid         not null default gen_random_uuid(),
    sync_id         varchar(255) not null,
    kind            varchar(20)  not null,
    payload         jsonb,
    reason          varchar(500),
    requested_by    uuid,
    requested_at    timestamptz  not null default now(),
    delivered_at    timestamptz,
    acknowledged_at timestamptz,
    outcome         varchar(20),
    outcome_detail  varchar(500),
    constraint sync_command_pkey primary key (org_id, id),
    constraint sync_command_is_of_a_known_kind check (kind in ('pause', 'resume', 'cancel', 'retry_failed', 'apply')),
    constraint sync_command_has_a_known_outcome check (outcome in ('done', 'refused', 'superseded', 'expired')),
    constraint sync_command_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade,
    constraint sync_command_requested_by_a_user foreign key (requested_by)
        references auth.users_extended (id) on delete set null
);
create index sync_command_of_a_sync on sync_console.sync_command (org_id, sync_id, requested_at desc);

-- Idempotency keys of starts: the same key with the same request answers with the same sync.
create table sync_console.start_key (
    org_id          uuid         not null,
    idempotency_key varchar(255) not null,
    request_hash    bytea        not null,
    sync_id         varchar(255) not null,
    created_at      timestamptz  not null default now(),
    constraint start_key_pkey primary key (org_id, idempotency_key),
    constraint start_key_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

alter table sync_console.sync_progress_sample enable row level security;
alter table sync_console.sync_progress_sample force row level security;
create policy sync_progress_sample_own on sync_console.sync_progress_sample
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
alter table sync_console.sync_command enable row level security;
alter table sync_console.sync_command force row level security;
create policy sync_command_own on sync_console.sync_command
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
alter table sync_console.start_key enable row level security;
alter table sync_console.start_key force row level security;
create policy start_key_own on sync_console.start_key
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));

grant select, insert, update, delete on
    sync_console.sync_progress_sample,
    sync_console.sync_command,
    sync_console.start_key
to authenticated;

-- Counts, status and the moments of change.
--
-- A row written by plain SQL ends by itself when all is done, starts again when its total grows afterwards, and has its
-- status derived. A row that completes_by_finish, and one whose total is not known, end only when told. What an
-- operator closed stays closed; what only fell silent (timeout) goes on when items come again.
create or replace function public.validate_sync_progress_totals()
    returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    over     constant public.sync_status_type[] := '{completed,completed_with_errors,failed,cancelled,timeout}';
    moment   timestamptz := clock_timestamp();
    done     bigint      := new.processed_count::bigint + new.failed_count;
    by_count boolean     := new.total_known and not new.completes_by_finish;
    told     boolean     := false;
begin
    if not new.total_known then
        new.total_items := least(done, 2147483647);
    end if;
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
        if new.total_known and old.total_known and new.total_items > old.total_items and old.total_items > 0 then
            new.previous_total := old.total_items;
            new.total_grew_at := moment;
        end if;
        if old.completed_at is not null then
            if new.completed_at is null
                    or new.status <> all (over)
                    or by_count
                       and new.closed_by is null
                       and new.completed_at = old.completed_at
                       and new.status = old.status
                       and done < new.total_items
                       and (old.status in ('completed', 'completed_with_errors') and new.total_items > old.total_items
                            or old.status = 'timeout' and done > old.processed_count::bigint + old.failed_count) then
                new.completed_at := null;
                new.reopened_at := moment;
                new.error_code := null;
                new.error_message := null;
                new.closed_by := null;
                new.close_reason := null;
                if new.status = any (over) then
                    new.status := 'in_progress';
                end if;
            end if;
        end if;
        -- The service's own word, as against our note that it asked for commands, or the removal of a user.
        told := new.status = old.status
            and new.commands_fetched_at is not distinct from old.commands_fetched_at
            and (new.initiated_by is not null or old.initiated_by is null);
    end if;

    if new.status = any (over) then
        new.completed_at := coalesce(new.completed_at, moment);
    elsif new.completed_at is not null or by_count and done = new.total_items and (done > 0 or told) then
        new.completed_at := coalesce(new.completed_at, moment);
        new.status := case
            when done < new.total_items and new.processed_count = 0 then 'failed'
            when done < new.total_items or new.failed_count > 0 then 'completed_with_errors'
            else 'completed'
        end;
    elsif new.status = 'pending'
            and (done > 0
                 or new.current_item > 0
                 or by_count and (told or tg_op = 'INSERT' and new.total_items > 0)) then
        new.status := 'in_progress';
    end if;

    if tg_op = 'INSERT' then
        new.transition_at := new.updated_at;
        if done > 0 then
            new.last_item_at := moment;
        end if;
        if new.status = 'paused' then
            new.paused_at := moment;
        end if;
    elsif new.status <> old.status or new.reopened_at is distinct from old.reopened_at then
        new.transition_at := moment;
        if new.status = 'paused' then
            new.paused_at := moment;
        elsif new.paused_at is not null then
            new.paused_seconds := new.paused_seconds + date_part('epoch', moment - new.paused_at);
            new.paused_at := null;
        end if;
    end if;
    new.settled_status := new.status;
    new.settled_total := new.total_items;
    return new;
end
$$;

drop trigger sync_progress_10_validate on public.sync_progress;
create trigger sync_progress_10_validate
    before insert or update on public.sync_progress
    for each row
    when (
        new.status <> 'in_progress'
        or new.status is distinct from new.settled_status
        or new.total_items is distinct from new.settled_total
        or new.completed_at is not null
        or new.processed_count::bigint + new.failed_count >= new.total_items
        or new.current_item > new.total_items
        or not new.total_known
    )
    execute function public.validate_sync_progress_totals();

-- Every update is a sign of life, but the removal of a user that the row names.
create or replace function public.update_sync_progress_timestamp()
    returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    new.updated_at := clock_timestamp();
    if new.transition_at <> old.transition_at then
        new.updated_at := new.transition_at;
    end if;
    new.revision := old.revision + 1;
    if (new.initiated_by is not null or old.initiated_by is null)
            and (new.closed_by is not null or old.closed_by is null or new.transition_at <> old.transition_at) then
        new.heartbeat_at := new.updated_at;
    end if;
    if new.processed_count::bigint + new.failed_count > old.processed_count::bigint + old.failed_count then
        new.last_item_at := new.updated_at;
        if old.sampled_at is null
                or new.updated_at >= old.sampled_at + interval '10 seconds'
                or new.completed_at is not null then
            new.sampled_at := new.updated_at;
        end if;
    end if;
    return new;
end
$$;

-- A sync that ends or starts again leaves a log row; a due sample a sample; a change of status a notification. Whoever
-- listens reads the row: the payload only says which.
create or replace function public.auto_log_sync_activity_on_progress_change()
    returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
declare
    ended      boolean := new.completed_at is not null;
    resumed    boolean := false;
    transition boolean := true;
begin
    if tg_op = 'UPDATE' then
        ended := ended and old.completed_at is null;
        resumed := new.completed_at is null and new.reopened_at is distinct from old.reopened_at;
        transition := new.status <> old.status or new.reopened_at is distinct from old.reopened_at;
        if new.sampled_at is distinct from old.sampled_at then
            insert into sync_console.sync_progress_sample (
                org_id,
                progress_id,
                at,
                processed,
                failed,
                items_per_min
            )
            values (
                new.org_id,
                new.id,
                new.sampled_at,
                new.processed_count,
                new.failed_count,
                new.speed_items_per_min
            )
            on conflict do nothing;
        end if;
    end if;
    if ended or resumed then
        insert into public.sync_activity_log (
            org_id,
            sync_id,
            entity_type,
            action,
            status,
            record_count,
            duration_seconds,
            error_message,
            user_id,
            source_code
        )
        values (
            new.org_id,
            new.sync_id,
            new.entity_type,
            case when ended then 'sync_complete' else 'partial_resume' end::public.sync_action,
            new.status,
            new.processed_count::bigint + new.failed_count,
            case
                when ended then least(
                    greatest(date_part('epoch', new.completed_at) - date_part('epoch', new.started_at), 0),
                    99999999.99)
            end,
            new.error_message,
            new.initiated_by,
            new.source_code
        );
    end if;
    if transition then
        perform pg_notify('sync_console_transition', new.org_id || ':' || new.sync_id);
    end if;
    return null;
end
$$;

drop trigger sync_progress_40_log on public.sync_progress;
create trigger sync_progress_40_log
    after insert or update on public.sync_progress
    for each row
    when (new.transition_at = new.updated_at or new.sampled_at = new.updated_at)
    execute function public.auto_log_sync_activity_on_progress_change();

-- Two errors are alike when they differ only in numbers, identifiers, quoted values and addresses.
create function sync_console.error_fingerprint(error_message text)
    returns bigint
    language sql
    immutable
    strict
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select ('x' || left(md5(
        regexp_replace(
        regexp_replace(
        regexp_replace(
        regexp_replace(
            lower(left(error_message, 2000)),
            '"[^"]*"|''[^'']*''|`[^`]*`|«[^»]*»|“[^”]*”', '?', 'g'),
            '[^\s<>()@,;:]+@[^\s<>()@,;:]+', '?', 'g'),
            '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', '?', 'g'),
            '(0x[0-9a-f]+|\d+)([.,:]\d+)*', '?', 'g')
    ), 16))::bit(64)::bigint
$$;
revoke execute on function sync_console.error_fingerprint(text) from public;
grant execute on function sync_console.error_fingerprint(text) to authenticated;

-- All log columns that are known to come, at once: a stored generated column rewrites the table. The first to run this
-- on a log that is already long is asked before.
do $rewrite$
declare
    rows_of_log bigint;
    size_of_log bigint;
    allowed     boolean := coalesce(nullif(current_setting('app.allow_log_rewrite', true), ''), 'off')::boolean;
begin
    alter table public.sync_activity_log no force row level security;
    select count(*)
      into rows_of_log
      from public.sync_activity_log;
    alter table public.sync_activity_log force row level security;
    select sum(pg_total_relation_size(relid))
      into size_of_log
      from pg_partition_tree('public.sync_activity_log');
    if rows_of_log > 100000 then
        raise notice 'The activity log has % rows in %. Rewriting it takes about % s, needs as much disk again, and locks it.',
            rows_of_log, pg_size_pretty(size_of_log), rows_of_log / 50000;
        if not allowed then
            raise exception 'The activity log has % rows in % and must be rewritten once: about % s, as much disk again, and the log is locked meanwhile',
                    rows_of_log, pg_size_pretty(size_of_log), rows_of_log / 50000
                using hint = 'Allow it for this run: connect with options=-c app.allow_log_rewrite=on, or let an administrator say: alter role sync_owner set app.allow_log_rewrite = on.';
        end if;
    end if;
end
$rewrite$;

-- A date beyond tomorrow is a writer's mistake, and would sit for ever at the top of every list. Such rows are refused
-- from here on; those already there are kept apart, to be looked at.
create table sync_console.quarantined_activity (
    org_id           uuid                    not null,
    id               uuid                    not null,
    created_at       timestamptz             not null,
    sync_id          varchar(255),
    entity_type      public.sync_entity_type,
    action           public.sync_action      not null,
    status           public.sync_status_type not null,
    record_count     integer,
    duration_seconds numeric(10,2),
    error_message    text,
    user_id          uuid,
    quarantined_at   timestamptz             not null default now(),
    constraint quarantined_activity_pkey primary key (org_id, id, created_at),
    constraint quarantined_activity_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

do $quarantine$
declare
    expected bigint;
    moved    bigint;
    tomorrow constant timestamptz := date_trunc('day', now(), 'UTC') + interval '48 hours';
begin
    alter table public.sync_activity_log no force row level security;
    select count(*)
      into expected
      from public.sync_activity_log
     where created_at >= tomorrow;
    if expected > 0 then
        with strange as (
            delete from public.sync_activity_log
             where created_at >= tomorrow
            returning *
        )
        insert into sync_console.quarantined_activity (
            org_id,
            id,
            created_at,
            sync_id,
            entity_type,
            action,
            status,
            record_count,
            duration_seconds,
            error_message,
            user_id
        )
        select org_id,
               id,
               created_at,
               sync_id,
               entity_type,
               action,
               status,
               record_count,
               duration_seconds,
               error_message,
               user_id
          from strange;
        get diagnostics moved = row_count;
        if moved <> expected then
            raise exception '% of % strange rows of the activity log were put into quarantine', moved, expected;
        end if;
        raise warning '% rows of the activity log are dated beyond tomorrow; they are in sync_console.quarantined_activity', moved;
    end if;
    alter table public.sync_activity_log force row level security;
end
$quarantine$;

alter table sync_console.quarantined_activity enable row level security;
alter table sync_console.quarantined_activity force row level security;
create policy quarantined_activity_own on sync_console.quarantined_activity
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
grant select on sync_console.quarantined_activity to authenticated;

drop index public.idx_sync_activity_log_org_created;
drop index public.idx_sync_activity_log_user;
drop index public.idx_sync_activity_log_entity;
drop index public.idx_sync_activity_log_action;
drop index public.idx_sync_activity_log_status;
drop index public.idx_sync_activity_log_sync_id;

alter table public.sync_activity_log
    add column status_code smallint generated always as (case status
        when 'pending' then 1
        when 'in_progress' then 2
        when 'completed' then 3
        when 'completed_with_errors' then 4
        when 'failed' then 5
        when 'cancelled' then 6
        when 'paused' then 7
        when 'timeout' then 8
    end) stored,
    add column action_code smallint generated always as (case action
        when 'preview_delta' then 1
        when 'sync_start' then 2
        when 'sync_complete' then 3
        when 'batch_process' then 4
        when 'error_recovery' then 5
        when 'manual_trigger' then 6
        when 'scheduled_run' then 7
        when 'partial_resume' then 8
    end) stored,
    add column entity_code smallint generated always as (case entity_type
        when 'customer' then 1
        when 'product' then 2
        when 'order' then 3
        when 'invoice' then 4
        when 'supplier' then 5
        when 'inventory' then 6
        when 'category' then 7
        when 'attribute' then 8
    end) stored,
    add column source_code smallint,
    add column item_key varchar(255),
    add column message text,
    add column details jsonb,
    add column fingerprint bigint generated always as (sync_console.error_fingerprint(error_message)) stored;

-- Rows of before 2025-11. There is no default partition: it forbids DETACH CONCURRENTLY.
create table public.sync_activity_log_past partition of public.sync_activity_log
    for values from (minvalue) to ('2025-11-01 00:00:00+00');
alter table public.sync_activity_log_past enable row level security;
alter table public.sync_activity_log_past force row level security;

-- Each serves one filter in the order of the screen, resumed by (created_at, id). _status leaves out what is common,
-- and says so twice: in the enum, which the contract's statements compare, and in the code, which ours do.
create index idx_sync_activity_log_org_created on public.sync_activity_log (org_id, created_at desc, id desc);
create index idx_sync_activity_log_user on public.sync_activity_log (org_id, user_id, created_at desc, id desc)
    where user_id is not null;
create index idx_sync_activity_log_entity on public.sync_activity_log (org_id, entity_code, created_at desc, id desc);
create index idx_sync_activity_log_action on public.sync_activity_log (org_id, action_code, created_at desc, id desc);
create index idx_sync_activity_log_status on public.sync_activity_log (org_id, status_code, created_at desc, id desc)
    where status <> 'completed' or status_code <> 3;
create index idx_sync_activity_log_sync_id on public.sync_activity_log (org_id, sync_id, created_at desc, id desc)
    where sync_id is not null;

-- Failures together, newest first: what support looks for, and what the field's services ask for by the enum. Costs
-- nothing while nothing fails.
create index idx_sync_activity_log_failures on public.sync_activity_log (org_id, created_at desc, id desc)
    where status in ('failed', 'completed_with_errors', 'timeout');

-- Whatever source is not said is known by the sync.
create function sync_console.complete_activity()
    returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if new.created_at >= date_trunc('day', now(), 'UTC') + interval '48 hours' then
        raise exception 'an activity dated % lies beyond tomorrow', new.created_at
            using errcode = 'check_violation',
                  constraint = 'sync_activity_log_not_beyond_tomorrow',
                  schema = 'public',
                  table = 'sync_activity_log';
    end if;
    if new.source_code is null and new.sync_id is not null then
        select p.source_code
          into new.source_code
          from public.sync_progress p
         where p.org_id = new.org_id
           and p.sync_id = new.sync_id;
    end if;
    return new;
end
$$;
create trigger sync_activity_log_10_complete
    before insert on public.sync_activity_log
    for each row
    execute function sync_console.complete_activity();

-- An expired preview no longer holds its key.
create function sync_console.free_expired_cache_key()
    returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    update public.sync_preview_cache p
       set cache_key = null
     where p.org_id = new.org_id
       and p.cache_key = new.cache_key
       and p.expires_at <= now();
    return new;
end
$$;
create trigger sync_preview_cache_10_free_key
    before insert on public.sync_preview_cache
    for each row
    when (new.cache_key is not null)
    execute function sync_console.free_expired_cache_key();

revoke execute on function sync_console.complete_activity(), sync_console.free_expired_cache_key() from public;
grant execute on function sync_console.complete_activity(), sync_console.free_expired_cache_key() to authenticated;

-- What looks across organisations belongs to a role of its own that can't sign in: it sees what its policies name.
create policy preview_cache_system_select on public.sync_preview_cache for select to sync_system
    using (true);
create policy preview_cache_system_delete on public.sync_preview_cache for delete to sync_system
    using (true);
grant select, delete on public.sync_preview_cache to sync_system;

create or replace function public.auto_cleanup_preview_cache()
    returns table (deleted_count integer, error_message text)
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    caller uuid := nullif(current_setting('app.current_org_id', true), '')::uuid;
begin
    delete from public.sync_preview_cache p
     where p.expires_at <= now()
       and (caller is null or p.org_id = caller);
    get diagnostics deleted_count = row_count;
    return next;
exception
    when others then
        deleted_count := 0;
        error_message := sqlerrm;
        return next;
end
$$;

create function sync_console.organisation_ids()
    returns setof uuid
    language sql
    stable
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    select o.id
      from public.organization o
     order by o.id
$$;
revoke execute on function sync_console.organisation_ids() from public;
grant execute on function sync_console.organisation_ids() to authenticated;

-- Only who may create in a schema can be given a function there.
grant create on schema public, sync_console to sync_system;
alter function public.auto_cleanup_preview_cache() owner to sync_system;
alter function sync_console.organisation_ids() owner to sync_system;
revoke create on schema public, sync_console from sync_system;
