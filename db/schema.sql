-- The schema that the migrations add up to, rendered from PostgreSQL's catalogue by SchemaFileTest.
-- For reading and for reviews; nothing runs it.

create schema auth;
create schema sync_console;

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

create type public.sync_type as enum (
    'woocommerce',
    'odoo',
    'shopify',
    'custom'
);


create table auth.users_extended (
    id uuid not null default gen_random_uuid(),
    email text not null,
    display_name text not null,
    org_id uuid not null,
    password_hash text,
    is_active boolean default true,
    is_suspended boolean default false,
    failed_login_attempts integer default 0,
    locked_until timestamp with time zone,
    last_login_at timestamp with time zone,
    last_activity_at timestamp with time zone,
    two_factor_enabled boolean default false,
    preferences jsonb default '{}'::jsonb,
    metadata jsonb default '{}'::jsonb,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    deleted_at timestamp with time zone,
    constraint users_extended_pkey PRIMARY KEY (id),
    constraint users_extended_email_key UNIQUE (email),
    constraint users_extended_org_id_fkey FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table public.organization (
    id uuid not null default gen_random_uuid(),
    name text not null,
    slug text not null,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    constraint organization_pkey PRIMARY KEY (id),
    constraint organization_slug_key UNIQUE (slug)
);

create table public.sync_activity_log (
    id uuid not null default gen_random_uuid(),
    org_id uuid not null,
    sync_id character varying(255),
    entity_type public.sync_entity_type,
    action public.sync_action not null,
    status public.sync_status_type not null,
    record_count integer default 0,
    duration_seconds numeric(10,2),
    error_message text,
    user_id uuid,
    created_at timestamp with time zone not null default now(),
    status_code smallint generated always as ( CASE status WHEN 'pending'::public.sync_status_type THEN 1 WHEN 'in_progress'::public.sync_status_type THEN 2 WHEN 'completed'::public.sync_status_type THEN 3 WHEN 'completed_with_errors'::public.sync_status_type THEN 4 WHEN 'failed'::public.sync_status_type THEN 5 WHEN 'cancelled'::public.sync_status_type THEN 6 WHEN 'paused'::public.sync_status_type THEN 7 WHEN 'timeout'::public.sync_status_type THEN 8 ELSE NULL::integer END) stored,
    action_code smallint generated always as ( CASE action WHEN 'preview_delta'::public.sync_action THEN 1 WHEN 'sync_start'::public.sync_action THEN 2 WHEN 'sync_complete'::public.sync_action THEN 3 WHEN 'batch_process'::public.sync_action THEN 4 WHEN 'error_recovery'::public.sync_action THEN 5 WHEN 'manual_trigger'::public.sync_action THEN 6 WHEN 'scheduled_run'::public.sync_action THEN 7 WHEN 'partial_resume'::public.sync_action THEN 8 ELSE NULL::integer END) stored,
    entity_code smallint generated always as ( CASE entity_type WHEN 'customer'::public.sync_entity_type THEN 1 WHEN 'product'::public.sync_entity_type THEN 2 WHEN 'order'::public.sync_entity_type THEN 3 WHEN 'invoice'::public.sync_entity_type THEN 4 WHEN 'supplier'::public.sync_entity_type THEN 5 WHEN 'inventory'::public.sync_entity_type THEN 6 WHEN 'category'::public.sync_entity_type THEN 7 WHEN 'attribute'::public.sync_entity_type THEN 8 ELSE NULL::integer END) stored,
    source_code smallint,
    item_key character varying(255),
    message text,
    details jsonb,
    fingerprint bigint generated always as (sync_console.error_fingerprint(error_message)) stored,
    constraint sync_activity_log_pkey PRIMARY KEY (id, created_at),
    constraint sync_activity_log_duration_is_not_negative CHECK ((duration_seconds >= (0)::numeric)),
    constraint sync_activity_log_record_count_is_not_negative CHECK ((record_count >= 0)),
    constraint sync_activity_log_acted_by_a_user FOREIGN KEY (user_id) REFERENCES auth.users_extended(id) ON DELETE SET NULL,
    constraint sync_activity_log_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
)
partition by RANGE (created_at);

create table public.sync_preview_cache (
    id uuid not null default gen_random_uuid(),
    org_id uuid not null,
    sync_type public.sync_type not null,
    sync_id character varying(255),
    delta_json jsonb not null default '{}'::jsonb,
    computed_at timestamp with time zone not null default now(),
    expires_at timestamp with time zone not null default (now() + '01:00:00'::interval),
    computed_by uuid,
    cache_key character varying(255),
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    constraint sync_preview_cache_pkey PRIMARY KEY (id),
    constraint sync_preview_cache_key_is_unique_in_its_organisation UNIQUE (org_id, cache_key),
    constraint sync_preview_cache_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE,
    constraint sync_preview_cache_computed_by_a_user FOREIGN KEY (computed_by) REFERENCES auth.users_extended(id) ON DELETE SET NULL
);

create table public.sync_progress (
    id uuid not null default gen_random_uuid(),
    org_id uuid not null,
    sync_id character varying(255) not null,
    job_id character varying(255),
    entity_type public.sync_entity_type not null,
    current_item integer not null default 0,
    total_items integer not null default 0,
    processed_count integer not null default 0,
    failed_count integer not null default 0,
    speed_items_per_min numeric(10,2),
    eta_seconds integer,
    elapsed_seconds integer not null default 0,
    started_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    completed_at timestamp with time zone,
    source_system character varying(50),
    batch_number integer default 0,
    metadata jsonb default '{}'::jsonb,
    initiated_by uuid,
    status public.sync_status_type not null default 'pending'::public.sync_status_type,
    total_known boolean not null default true,
    completes_by_finish boolean not null default false,
    revision bigint not null default 0,
    report_seq bigint,
    heartbeat_at timestamp with time zone not null default now(),
    last_item_at timestamp with time zone,
    transition_at timestamp with time zone not null default now(),
    settled_status public.sync_status_type,
    settled_total integer,
    sampled_at timestamp with time zone,
    worker_state character varying(20),
    worker_reason character varying(500),
    worker_until timestamp with time zone,
    attempt integer,
    previous_total integer,
    total_grew_at timestamp with time zone,
    paused_at timestamp with time zone,
    paused_seconds double precision not null default 0,
    rate_ewma double precision,
    rate_variance double precision,
    rate_at timestamp with time zone,
    rate_samples real[] not null default '{}'::real[],
    sample_count integer not null default 0,
    eta_low integer,
    eta_high integer,
    error_code character varying(64),
    error_message text,
    closed_by uuid,
    close_reason character varying(500),
    reopened_at timestamp with time zone,
    commands_fetched_at timestamp with time zone,
    status_code smallint generated always as ( CASE status WHEN 'pending'::public.sync_status_type THEN 1 WHEN 'in_progress'::public.sync_status_type THEN 2 WHEN 'completed'::public.sync_status_type THEN 3 WHEN 'completed_with_errors'::public.sync_status_type THEN 4 WHEN 'failed'::public.sync_status_type THEN 5 WHEN 'cancelled'::public.sync_status_type THEN 6 WHEN 'paused'::public.sync_status_type THEN 7 WHEN 'timeout'::public.sync_status_type THEN 8 ELSE NULL::integer END) stored,
    entity_code smallint generated always as ( CASE entity_type WHEN 'customer'::public.sync_entity_type THEN 1 WHEN 'product'::public.sync_entity_type THEN 2 WHEN 'order'::public.sync_entity_type THEN 3 WHEN 'invoice'::public.sync_entity_type THEN 4 WHEN 'supplier'::public.sync_entity_type THEN 5 WHEN 'inventory'::public.sync_entity_type THEN 6 WHEN 'category'::public.sync_entity_type THEN 7 WHEN 'attribute'::public.sync_entity_type THEN 8 ELSE NULL::integer END) stored,
    source_code smallint generated always as ( CASE WHEN (source_system IS NULL) THEN NULL::integer WHEN (lower((source_system)::text) = 'woocommerce'::text) THEN 1 WHEN (lower((source_system)::text) = 'odoo'::text) THEN 2 WHEN (lower((source_system)::text) = 'shopify'::text) THEN 3 ELSE 4 END) stored,
    started_by character varying(255),
    constraint sync_progress_pkey PRIMARY KEY (id),
    constraint idx_sync_progress_org_sync UNIQUE (org_id, sync_id),
    constraint sync_progress_id_within_its_organisation UNIQUE (org_id, id),
    constraint sync_progress_attempt_is_not_negative CHECK ((attempt >= 0)),
    constraint sync_progress_counts_are_not_negative CHECK (((processed_count >= 0) AND (failed_count >= 0) AND (total_items >= 0))),
    constraint sync_progress_current_item_lies_within_the_total CHECK (((current_item >= 0) AND (current_item <= total_items))),
    constraint sync_progress_no_more_done_than_there_is CHECK ((((processed_count)::bigint + failed_count) <= total_items)),
    constraint sync_progress_paused_time_is_not_negative CHECK ((paused_seconds >= (0)::double precision)),
    constraint sync_progress_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE,
    constraint sync_progress_closed_by_a_user FOREIGN KEY (closed_by) REFERENCES auth.users_extended(id) ON DELETE SET NULL,
    constraint sync_progress_initiated_by_a_user FOREIGN KEY (initiated_by) REFERENCES auth.users_extended(id) ON DELETE SET NULL
)
with (fillfactor=50);

create table sync_console.quarantined_activity (
    org_id uuid not null,
    id uuid not null,
    created_at timestamp with time zone not null,
    sync_id character varying(255),
    entity_type public.sync_entity_type,
    action public.sync_action not null,
    status public.sync_status_type not null,
    record_count integer,
    duration_seconds numeric(10,2),
    error_message text,
    user_id uuid,
    quarantined_at timestamp with time zone not null default now(),
    constraint quarantined_activity_pkey PRIMARY KEY (org_id, id, created_at),
    constraint quarantined_activity_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.start_key (
    org_id uuid not null,
    idempotency_key character varying(255) not null,
    request_hash bytea not null,
    sync_id character varying(255) not null,
    created_at timestamp with time zone not null default now(),
    constraint start_key_pkey PRIMARY KEY (org_id, idempotency_key),
    constraint start_key_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.sync_command (
    org_id uuid not null,
    id uuid not null default gen_random_uuid(),
    sync_id character varying(255) not null,
    kind character varying(20) not null,
    payload jsonb,
    reason character varying(500),
    requested_by uuid,
    requested_at timestamp with time zone not null default now(),
    delivered_at timestamp with time zone,
    acknowledged_at timestamp with time zone,
    outcome character varying(20),
    outcome_detail character varying(500),
    requested_by_name character varying(255),
    constraint sync_command_pkey PRIMARY KEY (org_id, id),
    constraint sync_command_has_a_known_outcome CHECK (((outcome)::text = ANY ((ARRAY['done'::character varying, 'refused'::character varying, 'superseded'::character varying, 'expired'::character varying])::text[]))),
    constraint sync_command_is_of_a_known_kind CHECK (((kind)::text = ANY ((ARRAY['pause'::character varying, 'resume'::character varying, 'cancel'::character varying, 'retry_failed'::character varying, 'apply'::character varying])::text[]))),
    constraint sync_command_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE,
    constraint sync_command_requested_by_a_user FOREIGN KEY (requested_by) REFERENCES auth.users_extended(id) ON DELETE SET NULL
);

create table sync_console.sync_progress_sample (
    org_id uuid not null,
    progress_id uuid not null,
    at timestamp with time zone not null,
    processed bigint not null,
    failed bigint not null,
    items_per_min real,
    constraint sync_progress_sample_pkey PRIMARY KEY (org_id, progress_id, at),
    constraint sync_progress_sample_belongs_to_a_sync FOREIGN KEY (org_id, progress_id) REFERENCES public.sync_progress(org_id, id) ON DELETE CASCADE
);


create table public.sync_activity_log_2025_11 partition of public.sync_activity_log
    FOR VALUES FROM ('2025-11-01 00:00:00+00') TO ('2025-12-01 00:00:00+00');
create table public.sync_activity_log_2025_12 partition of public.sync_activity_log
    FOR VALUES FROM ('2025-12-01 00:00:00+00') TO ('2026-01-01 00:00:00+00');
create table public.sync_activity_log_2026_01 partition of public.sync_activity_log
    FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2026-02-01 00:00:00+00');
create table public.sync_activity_log_2026_02 partition of public.sync_activity_log
    FOR VALUES FROM ('2026-02-01 00:00:00+00') TO ('2026-03-01 00:00:00+00');
create table public.sync_activity_log_future partition of public.sync_activity_log
    FOR VALUES FROM ('2026-03-01 00:00:00+00') TO (MAXVALUE);
create table public.sync_activity_log_past partition of public.sync_activity_log
    FOR VALUES FROM (MINVALUE) TO ('2025-11-01 00:00:00+00');

CREATE INDEX users_extended_org_id_idx ON auth.users_extended USING btree (org_id);
CREATE INDEX idx_sync_activity_log_action ON ONLY public.sync_activity_log USING btree (org_id, action_code, created_at DESC, id DESC);
CREATE INDEX idx_sync_activity_log_entity ON ONLY public.sync_activity_log USING btree (org_id, entity_code, created_at DESC, id DESC);
CREATE INDEX idx_sync_activity_log_org_created ON ONLY public.sync_activity_log USING btree (org_id, created_at DESC, id DESC);
CREATE INDEX idx_sync_activity_log_status ON ONLY public.sync_activity_log USING btree (org_id, status_code, created_at DESC, id DESC) WHERE ((status <> 'completed'::public.sync_status_type) OR (status_code <> 3));
CREATE INDEX idx_sync_activity_log_sync_id ON ONLY public.sync_activity_log USING btree (org_id, sync_id, created_at DESC, id DESC) WHERE (sync_id IS NOT NULL);
CREATE INDEX idx_sync_activity_log_user ON ONLY public.sync_activity_log USING btree (org_id, user_id, created_at DESC, id DESC) WHERE (user_id IS NOT NULL);
CREATE INDEX idx_sync_preview_cache_computed ON public.sync_preview_cache USING btree (org_id, computed_at DESC, id DESC);
CREATE INDEX idx_sync_preview_cache_expires ON public.sync_preview_cache USING btree (expires_at);
CREATE INDEX idx_sync_preview_cache_key ON public.sync_preview_cache USING btree (org_id, cache_key, expires_at DESC) WHERE (cache_key IS NOT NULL);
CREATE INDEX idx_sync_preview_cache_org_type ON public.sync_preview_cache USING btree (org_id, sync_type, computed_at DESC);
CREATE INDEX idx_sync_progress_active ON public.sync_progress USING btree (org_id, started_at DESC) WHERE (completed_at IS NULL);
CREATE INDEX idx_sync_progress_entity ON public.sync_progress USING btree (org_id, entity_code, started_at DESC);
CREATE INDEX idx_sync_progress_org_job ON public.sync_progress USING btree (org_id, job_id);
CREATE INDEX idx_sync_progress_updated ON public.sync_progress USING btree (org_id, completed_at DESC, id DESC);
CREATE INDEX sync_command_of_a_sync ON sync_console.sync_command USING btree (org_id, sync_id, requested_at DESC);

alter table auth.users_extended enable row level security;
alter table auth.users_extended force row level security;
alter table public.organization enable row level security;
alter table public.organization force row level security;
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
alter table public.sync_activity_log_past enable row level security;
alter table public.sync_activity_log_past force row level security;
alter table public.sync_preview_cache enable row level security;
alter table public.sync_preview_cache force row level security;
alter table public.sync_progress enable row level security;
alter table public.sync_progress force row level security;
alter table sync_console.quarantined_activity enable row level security;
alter table sync_console.quarantined_activity force row level security;
alter table sync_console.start_key enable row level security;
alter table sync_console.start_key force row level security;
alter table sync_console.sync_command enable row level security;
alter table sync_console.sync_command force row level security;
alter table sync_console.sync_progress_sample enable row level security;
alter table sync_console.sync_progress_sample force row level security;

create policy users_extended_own on auth.users_extended for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy users_extended_system on auth.users_extended for all to sync_system
    using (true)
    with check (true);
create policy organization_own on public.organization for all to public
    using ((id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy organization_system on public.organization for all to sync_system
    using (true)
    with check (true);
create policy sync_activity_log_delete on public.sync_activity_log for delete to public
    using (false);
create policy sync_activity_log_insert on public.sync_activity_log for insert to public
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_activity_log_select on public.sync_activity_log for select to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_activity_log_update on public.sync_activity_log for update to public
    using (false)
    with check (false);
create policy preview_cache_delete on public.sync_preview_cache for delete to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy preview_cache_insert on public.sync_preview_cache for insert to public
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy preview_cache_select on public.sync_preview_cache for select to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy preview_cache_system_delete on public.sync_preview_cache for delete to sync_system
    using (true);
create policy preview_cache_system_select on public.sync_preview_cache for select to sync_system
    using (true);
create policy preview_cache_update on public.sync_preview_cache for update to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_progress_delete on public.sync_progress for delete to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_progress_insert on public.sync_progress for insert to public
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_progress_select on public.sync_progress for select to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_progress_update on public.sync_progress for update to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy quarantined_activity_own on sync_console.quarantined_activity for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy start_key_own on sync_console.start_key for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_command_own on sync_console.sync_command for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_progress_sample_own on sync_console.sync_progress_sample for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));

CREATE OR REPLACE FUNCTION auth.uid()
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
            select nullif(pg_catalog.current_setting('app.current_user_id', true), '')::pg_catalog.uuid
        $function$;

CREATE OR REPLACE FUNCTION public.auto_cleanup_preview_cache()
 RETURNS TABLE(deleted_count integer, error_message text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.auto_log_sync_activity_on_progress_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.update_sync_progress_elapsed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.update_sync_progress_timestamp()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.validate_sync_progress_totals()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION sync_console.complete_activity()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION sync_console.error_fingerprint(error_message text)
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION sync_console.free_expired_cache_key()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
    update public.sync_preview_cache p
       set cache_key = null
     where p.org_id = new.org_id
       and p.cache_key = new.cache_key
       and p.expires_at <= now();
    return new;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.organisation_ids()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select o.id
      from public.organization o
     order by o.id
$function$;


CREATE TRIGGER sync_activity_log_10_complete
    BEFORE INSERT ON public.sync_activity_log
    FOR EACH ROW
    EXECUTE FUNCTION sync_console.complete_activity();
CREATE TRIGGER sync_preview_cache_10_free_key
    BEFORE INSERT ON public.sync_preview_cache
    FOR EACH ROW
    WHEN ((new.cache_key IS NOT NULL))
    EXECUTE FUNCTION sync_console.free_expired_cache_key();
CREATE TRIGGER sync_progress_10_validate
    BEFORE INSERT OR UPDATE ON public.sync_progress
    FOR EACH ROW
    WHEN (((new.status <> 'in_progress'::public.sync_status_type) OR (new.status IS DISTINCT FROM new.settled_status) OR (new.total_items IS DISTINCT FROM new.settled_total) OR (new.completed_at IS NOT NULL) OR (((new.processed_count)::bigint + new.failed_count) >= new.total_items) OR (new.current_item > new.total_items) OR (NOT new.total_known)))
    EXECUTE FUNCTION public.validate_sync_progress_totals();
CREATE TRIGGER sync_progress_20_elapsed
    BEFORE INSERT OR UPDATE ON public.sync_progress
    FOR EACH ROW
    EXECUTE FUNCTION public.update_sync_progress_elapsed();
CREATE TRIGGER sync_progress_30_timestamp
    BEFORE UPDATE ON public.sync_progress
    FOR EACH ROW
    EXECUTE FUNCTION public.update_sync_progress_timestamp();
CREATE TRIGGER sync_progress_40_log
    AFTER INSERT OR UPDATE ON public.sync_progress
    FOR EACH ROW
    WHEN (((new.transition_at = new.updated_at) OR (new.sampled_at = new.updated_at)))
    EXECUTE FUNCTION public.auto_log_sync_activity_on_progress_change();

alter type public.sync_action owner to sync_owner;
alter type public.sync_entity_type owner to sync_owner;
alter type public.sync_status_type owner to sync_owner;
alter type public.sync_type owner to sync_owner;
alter table auth.users_extended owner to sync_owner;
alter table public.organization owner to sync_owner;
alter table public.sync_activity_log owner to sync_owner;
alter table public.sync_activity_log_2025_11 owner to sync_owner;
alter table public.sync_activity_log_2025_12 owner to sync_owner;
alter table public.sync_activity_log_2026_01 owner to sync_owner;
alter table public.sync_activity_log_2026_02 owner to sync_owner;
alter table public.sync_activity_log_future owner to sync_owner;
alter table public.sync_activity_log_past owner to sync_owner;
alter table public.sync_preview_cache owner to sync_owner;
alter table public.sync_progress owner to sync_owner;
alter table sync_console.quarantined_activity owner to sync_owner;
alter table sync_console.start_key owner to sync_owner;
alter table sync_console.sync_command owner to sync_owner;
alter table sync_console.sync_progress_sample owner to sync_owner;
alter function auth.uid() owner to sync_owner;
alter function public.auto_cleanup_preview_cache() owner to sync_system;
alter function public.auto_log_sync_activity_on_progress_change() owner to sync_owner;
alter function public.update_sync_progress_elapsed() owner to sync_owner;
alter function public.update_sync_progress_timestamp() owner to sync_owner;
alter function public.validate_sync_progress_totals() owner to sync_owner;
alter function sync_console.complete_activity() owner to sync_owner;
alter function sync_console.error_fingerprint(text) owner to sync_owner;
alter function sync_console.free_expired_cache_key() owner to sync_owner;
alter function sync_console.organisation_ids() owner to sync_system;

grant select, insert, update, delete on table auth.users_extended to sync_system;
grant select on table public.organization to authenticated;
grant select, insert, update, delete on table public.organization to sync_system;
grant select, insert, update, delete on table public.sync_activity_log to authenticated;
grant select, insert, update, delete on table public.sync_preview_cache to authenticated;
grant select, delete on table public.sync_preview_cache to sync_system;
grant select, insert, update, delete on table public.sync_progress to authenticated;
grant select on table sync_console.quarantined_activity to authenticated;
grant select, insert, update, delete on table sync_console.start_key to authenticated;
grant select, insert, update, delete on table sync_console.sync_command to authenticated;
grant select, insert, update, delete on table sync_console.sync_progress_sample to authenticated;
grant usage on schema auth to authenticated;
grant usage on schema auth to sync_system;
grant usage on schema public to authenticated;
grant usage on schema public to public;
grant usage on schema public to sync_search;
grant usage on schema public to sync_system;
grant usage on schema sync_console to authenticated;
grant usage on schema sync_console to sync_search;
grant usage on schema sync_console to sync_system;
grant execute on function auth.uid() to authenticated;
grant execute on function auth.uid() to sync_system;
grant execute on function public.auto_cleanup_preview_cache() to authenticated;
grant execute on function public.auto_log_sync_activity_on_progress_change() to authenticated;
grant execute on function public.update_sync_progress_elapsed() to authenticated;
grant execute on function public.update_sync_progress_timestamp() to authenticated;
grant execute on function public.validate_sync_progress_totals() to authenticated;
grant execute on function sync_console.complete_activity() to authenticated;
grant execute on function sync_console.error_fingerprint(text) to authenticated;
grant execute on function sync_console.free_expired_cache_key() to authenticated;
grant execute on function sync_console.organisation_ids() to authenticated;

