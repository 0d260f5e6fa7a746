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


create sequence sync_console.activity_position as bigint cache 1;

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
    position bigint not null default 0,
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
    delta_summary jsonb generated always as (sync_console.preview_summary(delta_json)) stored,
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
    status_code smallint,
    entity_code smallint,
    source_code smallint,
    rate_marks real[] not null default '{0,0}'::real[],
    started_by character varying(255),
    rate_due_at timestamp with time zone,
    rate_due_done bigint not null default 0,
    rate_slow boolean not null default false,
    rate_state double precision[] not null default '{}'::double precision[],
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
with (fillfactor=40);

create table sync_console.activity_cause_hour (
    org_id uuid not null,
    hour timestamp with time zone not null,
    fingerprint bigint not null,
    status_code smallint not null,
    action_code smallint not null,
    entity_code smallint not null,
    source_code smallint not null,
    events bigint not null,
    first_at timestamp with time zone not null,
    last_at timestamp with time zone not null,
    constraint activity_cause_hour_pkey PRIMARY KEY (org_id, hour, fingerprint, status_code, action_code, entity_code, source_code),
    constraint activity_cause_hour_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
)
with (fillfactor=70);

create table sync_console.activity_fold (
    one boolean not null default true,
    folded_to bigint not null default 0,
    next_to bigint,
    next_after xid8,
    constraint activity_fold_pkey PRIMARY KEY (one),
    constraint activity_fold_has_one_row CHECK (one)
);

create table sync_console.activity_hour (
    org_id uuid not null,
    hour timestamp with time zone not null,
    status_code smallint not null,
    action_code smallint not null,
    entity_code smallint not null,
    source_code smallint not null,
    events bigint not null,
    constraint activity_hour_pkey PRIMARY KEY (org_id, hour, status_code, action_code, entity_code, source_code),
    constraint activity_hour_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
)
with (fillfactor=70);

create table sync_console.activity_kind (
    org_id uuid not null,
    status_code smallint not null,
    action_code smallint not null,
    entity_code smallint not null,
    source_code smallint not null,
    first_hour timestamp with time zone not null,
    last_hour timestamp with time zone not null,
    constraint activity_kind_pkey PRIMARY KEY (org_id, status_code, action_code, entity_code, source_code),
    constraint activity_kind_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
)
with (fillfactor=70);

create table sync_console.activity_view (
    org_id uuid not null,
    id uuid not null default gen_random_uuid(),
    owner_id uuid not null,
    owner_name character varying(255) not null,
    name character varying(80) not null,
    search_line text not null,
    shared boolean not null default false,
    changed_at timestamp with time zone not null default now(),
    by_cause boolean not null default false,
    shown_columns character varying(500),
    constraint activity_view_pkey PRIMARY KEY (org_id, id),
    constraint activity_view_has_a_line_of_bounded_length CHECK (((char_length(search_line) >= 1) AND (char_length(search_line) <= 8000))),
    constraint activity_view_has_a_name CHECK ((btrim((name)::text) <> ''::text)),
    constraint activity_view_has_columns_in_a_list CHECK (((shown_columns)::text ~ '^[a-z,-]+$'::text)),
    constraint activity_view_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.alert (
    org_id uuid not null,
    id uuid not null,
    rule character varying(40) not null,
    subject_key character varying(300) not null,
    subject character varying(300) not null,
    severity_code smallint not null,
    text character varying(1000) not null,
    path character varying(1000) not null,
    connection_id uuid,
    source_code smallint,
    since timestamp with time zone not null,
    opened_at timestamp with time zone not null,
    last_seen_at timestamp with time zone not null,
    announced_at timestamp with time zone,
    acknowledged_at timestamp with time zone,
    acknowledged_by uuid,
    acknowledged_by_name character varying(255),
    snoozed_until timestamp with time zone,
    snoozed_by_name character varying(255),
    closed_at timestamp with time zone,
    closed_by_name character varying(255),
    close_code smallint,
    changed_at timestamp with time zone not null default clock_timestamp(),
    constraint alert_pkey PRIMARY KEY (org_id, id),
    constraint alert_closes_for_a_known_reason CHECK (((close_code >= 1) AND (close_code <= 4))),
    constraint alert_has_a_known_severity CHECK ((severity_code = ANY (ARRAY[1, 2]))),
    constraint alert_that_is_closed_says_why CHECK (((closed_at IS NULL) = (close_code IS NULL))),
    constraint alert_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.alert_channel (
    org_id uuid not null,
    id uuid not null default gen_random_uuid(),
    kind_code smallint not null,
    name character varying(100) not null,
    recipients text[] not null default '{}'::text[],
    host character varying(300),
    sealed bytea,
    critical_only boolean not null default false,
    rules text[] not null default '{}'::text[],
    tells_closed boolean not null default true,
    is_enabled boolean not null default true,
    busy_with uuid,
    busy_until timestamp with time zone,
    resting_until timestamp with time zone,
    last_success_at timestamp with time zone,
    failing_since timestamp with time zone,
    failures integer not null default 0,
    last_error character varying(500),
    created_at timestamp with time zone not null default now(),
    created_by uuid,
    updated_at timestamp with time zone not null default now(),
    updated_by uuid,
    version bigint not null default 1,
    constraint alert_channel_pkey PRIMARY KEY (org_id, id),
    constraint alert_channel_has_a_name CHECK ((btrim((name)::text) <> ''::text)),
    constraint alert_channel_is_of_a_known_kind CHECK ((kind_code = ANY (ARRAY[1, 2]))),
    constraint alert_channel_leads_somewhere CHECK (
CASE kind_code
    WHEN 1 THEN (cardinality(recipients) > 0)
    ELSE ((host IS NOT NULL) AND (sealed IS NOT NULL))
END),
    constraint alert_channel_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.alert_delivery (
    org_id uuid not null,
    id uuid not null,
    channel_id uuid not null,
    alert_id uuid not null,
    change_code smallint not null,
    news jsonb not null,
    left_to text[] not null default '{}'::text[],
    state_code smallint not null default 1,
    attempts integer not null default 0,
    created_at timestamp with time zone not null,
    due_at timestamp with time zone not null,
    tried_at timestamp with time zone,
    settled_at timestamp with time zone,
    last_error character varying(500),
    constraint alert_delivery_pkey PRIMARY KEY (org_id, id),
    constraint alert_delivery_is_made_once_per_change UNIQUE (org_id, channel_id, alert_id, change_code),
    constraint alert_delivery_is_in_a_known_state CHECK ((state_code = ANY (ARRAY[1, 2, 3]))),
    constraint alert_delivery_news_are_an_object CHECK ((jsonb_typeof(news) = 'object'::text)),
    constraint alert_delivery_tells_a_known_change CHECK ((change_code = ANY (ARRAY[1, 2]))),
    constraint settled_delivery_has_its_time CHECK (((state_code = 1) = (settled_at IS NULL))),
    constraint alert_delivery_goes_by_a_channel FOREIGN KEY (org_id, channel_id) REFERENCES sync_console.alert_channel(org_id, id) ON DELETE CASCADE
);

create table sync_console.alert_evaluation (
    org_id uuid not null,
    evaluated_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
    constraint alert_evaluation_pkey PRIMARY KEY (org_id),
    constraint alert_evaluation_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.alert_mute (
    org_id uuid not null,
    id uuid not null,
    connection_id uuid,
    source_code smallint,
    until_at timestamp with time zone not null,
    reason character varying(500),
    muted_by_name character varying(255) not null default ''::character varying,
    muted_at timestamp with time zone not null default clock_timestamp(),
    ended_at timestamp with time zone,
    ended_by_name character varying(255),
    constraint alert_mute_pkey PRIMARY KEY (org_id, id),
    constraint alert_mute_is_of_a_connection_or_a_source CHECK (((connection_id IS NULL) <> (source_code IS NULL))),
    constraint alert_mute_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.alert_rule_setting (
    org_id uuid not null,
    rule character varying(40) not null,
    is_enabled boolean not null default true,
    limits integer[],
    changed_at timestamp with time zone not null default clock_timestamp(),
    changed_by_name character varying(255) not null default ''::character varying,
    constraint alert_rule_setting_pkey PRIMARY KEY (org_id, rule),
    constraint alert_rule_setting_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.api_token (
    org_id uuid not null,
    id uuid not null default gen_random_uuid(),
    name character varying(100) not null,
    prefix character varying(12) not null,
    token_hash bytea not null,
    scopes text[] not null,
    created_by uuid,
    created_at timestamp with time zone not null default now(),
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    constraint api_token_pkey PRIMARY KEY (org_id, id),
    constraint token_is_known_once_in_its_organisation UNIQUE (org_id, token_hash),
    constraint token_has_a_name CHECK ((btrim((name)::text) <> ''::text)),
    constraint token_has_known_scopes CHECK (((scopes <@ ARRAY['report'::text, 'read'::text, 'approve'::text]) AND (cardinality(scopes) > 0))),
    constraint token_hash_is_a_sha_256 CHECK ((octet_length(token_hash) = 32)),
    constraint token_that_approves_has_a_maker CHECK (((NOT (scopes @> ARRAY['approve'::text])) OR (created_by IS NOT NULL))),
    constraint api_token_org_id_fkey FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.audit_event (
    org_id uuid not null,
    at timestamp with time zone not null default now(),
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    actor character varying(255) not null,
    action character varying(64) not null,
    subject character varying(255),
    details jsonb not null default '{}'::jsonb,
    address inet,
    constraint audit_event_pkey PRIMARY KEY (org_id, at, id),
    constraint audit_event_org_id_fkey FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.bulk_act (
    org_id uuid not null,
    id uuid not null,
    kind character varying(20) not null,
    reason character varying(500),
    state_code smallint not null default 1,
    total integer not null,
    asked_by uuid,
    asked_by_name character varying(255) not null default ''::character varying,
    asked_at timestamp with time zone not null default clock_timestamp(),
    stopped_by_name character varying(255),
    stopped_at timestamp with time zone,
    ended_at timestamp with time zone,
    constraint bulk_act_pkey PRIMARY KEY (org_id, id),
    constraint bulk_act_has_a_known_state CHECK ((state_code = ANY (ARRAY[1, 2, 3]))),
    constraint bulk_act_is_of_a_known_kind CHECK (((kind)::text = ANY ((ARRAY['pause'::character varying, 'resume'::character varying, 'cancel'::character varying, 'retry_failed'::character varying])::text[]))),
    constraint bulk_act_is_on_some_sync CHECK ((total > 0)),
    constraint bulk_act_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.bulk_item (
    org_id uuid not null,
    act_id uuid not null,
    position integer not null,
    sync_id character varying(255) not null,
    outcome_code smallint,
    reason character varying(1000),
    result_sync character varying(255),
    settled_at timestamp with time zone,
    constraint bulk_item_pkey PRIMARY KEY (org_id, act_id, "position"),
    constraint bulk_item_has_a_known_outcome CHECK ((outcome_code = ANY (ARRAY[1, 2, 3]))),
    constraint bulk_item_belongs_to_an_act FOREIGN KEY (org_id, act_id) REFERENCES sync_console.bulk_act(org_id, id) ON DELETE CASCADE
);

create table sync_console.connection (
    org_id uuid not null,
    id uuid not null default gen_random_uuid(),
    name character varying(100) not null,
    source_code smallint not null,
    base_url character varying(2000),
    settings jsonb not null default '{}'::jsonb,
    secrets bytea,
    secret_names text[] not null default '{}'::text[],
    archived_at timestamp with time zone,
    tested_at timestamp with time zone,
    test_outcome character varying(64),
    test_reason character varying(1000),
    created_at timestamp with time zone not null default now(),
    created_by uuid,
    updated_at timestamp with time zone not null default now(),
    updated_by uuid,
    version bigint not null default 1,
    constraint connection_pkey PRIMARY KEY (org_id, id),
    constraint connection_has_a_name CHECK ((btrim((name)::text) <> ''::text)),
    constraint connection_is_to_a_known_kind_of_system CHECK (((source_code >= 1) AND (source_code <= 4))),
    constraint connection_settings_are_an_object CHECK ((jsonb_typeof(settings) = 'object'::text)),
    constraint sealed_secrets_have_names CHECK (((secrets IS NULL) = (cardinality(secret_names) = 0))),
    constraint connection_org_id_fkey FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.connection_entity (
    org_id uuid not null,
    connection_id uuid not null,
    entity_code smallint not null,
    is_enabled boolean not null default true,
    settings jsonb not null default '{}'::jsonb,
    mapping jsonb not null default '[]'::jsonb,
    constraint connection_entity_pkey PRIMARY KEY (org_id, connection_id, entity_code),
    constraint connection_entity_is_of_a_known_kind CHECK (((entity_code >= 1) AND (entity_code <= 8))),
    constraint connection_entity_settings_are_an_object CHECK ((jsonb_typeof(settings) = 'object'::text)),
    constraint connection_mapping_is_a_list CHECK ((jsonb_typeof(mapping) = 'array'::text)),
    constraint entity_belongs_to_a_connection FOREIGN KEY (org_id, connection_id) REFERENCES sync_console.connection(org_id, id) ON DELETE CASCADE
);

create table sync_console.connection_pace (
    org_id uuid not null,
    connection_id uuid not null,
    requests_per_minute integer,
    next_at timestamp with time zone not null default clock_timestamp(),
    changed_at timestamp with time zone not null default clock_timestamp(),
    runs_at_once smallint,
    constraint connection_pace_pkey PRIMARY KEY (org_id, connection_id),
    constraint connection_is_asked_1_to_100000_times_a_minute CHECK (((requests_per_minute >= 1) AND (requests_per_minute <= 100000))),
    constraint connection_is_worked_on_1_to_8_times_at_once CHECK (((runs_at_once >= 1) AND (runs_at_once <= 8))),
    constraint connection_pace_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.connection_upload (
    org_id uuid not null,
    id uuid not null default gen_random_uuid(),
    connection_id uuid not null,
    entity_code smallint not null,
    file_name character varying(255) not null,
    bytes bigint not null default 0,
    sha256 bytea,
    started_at timestamp with time zone not null,
    completed_at timestamp with time zone,
    uploaded_by uuid,
    constraint connection_upload_pkey PRIMARY KEY (org_id, id),
    constraint completed_upload_has_its_sha_256 CHECK (((completed_at IS NULL) OR (octet_length(sha256) = 32))),
    constraint upload_belongs_to_a_connection FOREIGN KEY (org_id, connection_id) REFERENCES sync_console.connection(org_id, id) ON DELETE CASCADE
);

create table sync_console.connection_upload_part (
    org_id uuid not null,
    upload_id uuid not null,
    number integer not null,
    content bytea not null,
    constraint connection_upload_part_pkey PRIMARY KEY (org_id, upload_id, number),
    constraint part_belongs_to_an_upload FOREIGN KEY (org_id, upload_id) REFERENCES sync_console.connection_upload(org_id, id) ON DELETE CASCADE
);

create table sync_console.event_key (
    org_id uuid not null,
    idempotency_key character varying(255) not null,
    request_hash bytea not null,
    created_at timestamp with time zone not null default now(),
    constraint event_key_pkey PRIMARY KEY (org_id, idempotency_key),
    constraint event_key_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.failed_work (
    work character varying(40) not null,
    failures integer not null default 1,
    failing_since timestamp with time zone not null default clock_timestamp(),
    last_failed_at timestamp with time zone not null default clock_timestamp(),
    reason character varying(500) not null,
    constraint failed_work_pkey PRIMARY KEY (work)
);

create table sync_console.guardrail (
    org_id uuid not null,
    connection_id uuid not null,
    kind_code smallint not null,
    threshold numeric not null,
    action_code smallint not null,
    constraint guardrail_pkey PRIMARY KEY (org_id, connection_id, kind_code),
    constraint guardrail_has_a_known_action CHECK ((action_code = ANY (ARRAY[0, 1, 2, 3]))),
    constraint guardrail_is_of_a_known_kind CHECK ((kind_code = ANY (ARRAY[1, 2, 3]))),
    constraint guardrail_threshold_is_not_negative CHECK ((threshold >= (0)::numeric)),
    constraint guardrail_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.hook_event (
    org_id uuid not null,
    connection_id uuid not null,
    event_hash bytea not null,
    entity_codes smallint[] not null,
    received_at timestamp with time zone not null default clock_timestamp(),
    constraint hook_event_pkey PRIMARY KEY (org_id, connection_id, event_hash),
    constraint hook_event_is_known_by_a_sha_256 CHECK ((octet_length(event_hash) = 32)),
    constraint hook_event_belongs_to_a_connection FOREIGN KEY (org_id, connection_id) REFERENCES sync_console.connection(org_id, id) ON DELETE CASCADE
);

create table sync_console.installation_alert (
    id uuid not null,
    rule character varying(40) not null,
    subject_key character varying(300) not null,
    subject character varying(300) not null,
    severity_code smallint not null,
    text character varying(1000) not null,
    path character varying(1000) not null,
    since timestamp with time zone not null,
    opened_at timestamp with time zone not null,
    last_seen_at timestamp with time zone not null,
    announced_at timestamp with time zone,
    acknowledged_at timestamp with time zone,
    acknowledged_by uuid,
    acknowledged_by_name character varying(255),
    snoozed_until timestamp with time zone,
    snoozed_by_name character varying(255),
    closed_at timestamp with time zone,
    closed_by_name character varying(255),
    close_code smallint,
    changed_at timestamp with time zone not null default clock_timestamp(),
    constraint installation_alert_pkey PRIMARY KEY (id),
    constraint installation_alert_closes_for_a_known_reason CHECK (((close_code >= 1) AND (close_code <= 4))),
    constraint installation_alert_has_a_known_severity CHECK ((severity_code = ANY (ARRAY[1, 2]))),
    constraint installation_alert_that_is_closed_says_why CHECK (((closed_at IS NULL) = (close_code IS NULL)))
);

create table sync_console.installation_alert_evaluation (
    one boolean not null default true,
    evaluated_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
    constraint installation_alert_evaluation_pkey PRIMARY KEY (one),
    constraint installation_alert_evaluation_has_one_row CHECK (one)
);

create table sync_console.installation_alert_rule_setting (
    rule character varying(40) not null,
    is_enabled boolean not null default true,
    limits integer[],
    changed_at timestamp with time zone not null default clock_timestamp(),
    changed_by_name character varying(255) not null default ''::character varying,
    constraint installation_alert_rule_setting_pkey PRIMARY KEY (rule)
);

create table sync_console.installation_channel (
    id uuid not null,
    kind_code smallint not null,
    busy_with uuid,
    busy_until timestamp with time zone,
    resting_until timestamp with time zone,
    last_success_at timestamp with time zone,
    failing_since timestamp with time zone,
    failures integer not null default 0,
    last_error character varying(500),
    constraint installation_channel_pkey PRIMARY KEY (id),
    constraint installation_channel_is_of_a_known_kind CHECK ((kind_code = ANY (ARRAY[1, 2])))
);

create table sync_console.installation_delivery (
    id uuid not null,
    channel_id uuid not null,
    alert_id uuid not null,
    change_code smallint not null,
    news jsonb not null,
    left_to text[] not null default '{}'::text[],
    state_code smallint not null default 1,
    attempts integer not null default 0,
    created_at timestamp with time zone not null,
    due_at timestamp with time zone not null,
    tried_at timestamp with time zone,
    settled_at timestamp with time zone,
    last_error character varying(500),
    constraint installation_delivery_pkey PRIMARY KEY (id),
    constraint installation_delivery_is_made_once_per_change UNIQUE (channel_id, alert_id, change_code),
    constraint installation_delivery_is_in_a_known_state CHECK ((state_code = ANY (ARRAY[1, 2, 3]))),
    constraint installation_delivery_news_are_an_object CHECK ((jsonb_typeof(news) = 'object'::text)),
    constraint installation_delivery_tells_a_known_change CHECK ((change_code = ANY (ARRAY[1, 2]))),
    constraint settled_installation_delivery_has_its_time CHECK (((state_code = 1) = (settled_at IS NULL))),
    constraint installation_delivery_goes_by_a_channel FOREIGN KEY (channel_id) REFERENCES sync_console.installation_channel(id) ON DELETE CASCADE
);

create table sync_console.isolation_canary (
    organisation_id uuid not null,
    constraint isolation_canary_pkey PRIMARY KEY (organisation_id),
    constraint isolation_canary_is_an_organisation FOREIGN KEY (organisation_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.isolation_round (
    at timestamp with time zone not null default clock_timestamp(),
    node text not null,
    checks integer not null,
    places integer not null,
    took_millis integer not null,
    foreign_rows jsonb not null default '[]'::jsonb,
    troubles jsonb not null default '[]'::jsonb,
    unproven jsonb not null default '[]'::jsonb,
    constraint isolation_round_pkey PRIMARY KEY (at),
    constraint isolation_round_lists_what_it_found CHECK (((jsonb_typeof(foreign_rows) = 'array'::text) AND (jsonb_typeof(troubles) = 'array'::text))),
    constraint isolation_round_lists_where_nothing_is_proven CHECK ((jsonb_typeof(unproven) = 'array'::text))
);

create table sync_console.member_role (
    org_id uuid not null,
    user_id uuid not null,
    role text not null,
    granted_by uuid,
    granted_at timestamp with time zone not null default now(),
    last_sign_in_at timestamp with time zone,
    constraint member_role_pkey PRIMARY KEY (org_id, user_id),
    constraint role_is_operator_admin_or_support CHECK ((role = ANY (ARRAY['operator'::text, 'admin'::text, 'support'::text]))),
    constraint member_role_org_id_fkey FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE,
    constraint member_role_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users_extended(id) ON DELETE CASCADE
);

create table sync_console.one_time_link (
    org_id uuid not null,
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    token_hash bytea not null,
    purpose text not null,
    created_by uuid,
    created_at timestamp with time zone not null default now(),
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone,
    constraint one_time_link_pkey PRIMARY KEY (org_id, id),
    constraint link_is_known_once_in_its_organisation UNIQUE (org_id, token_hash),
    constraint link_is_for_password_or_second_factor CHECK ((purpose = ANY (ARRAY['set_password'::text, 'set_up_totp'::text]))),
    constraint one_time_link_org_id_fkey FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE,
    constraint one_time_link_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users_extended(id) ON DELETE CASCADE
);

create table sync_console.organisation_setting (
    org_id uuid not null,
    approvable_seconds integer not null,
    constraint organisation_setting_pkey PRIMARY KEY (org_id),
    constraint previews_can_be_approved_for_5_minutes_to_7_days CHECK (((approvable_seconds >= 300) AND (approvable_seconds <= 604800))),
    constraint organisation_setting_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.preview_approval (
    org_id uuid not null,
    preview_id uuid not null,
    approved_by uuid not null,
    approved_by_name character varying(255) not null,
    approved_at timestamp with time zone not null default now(),
    decision_hash bytea not null,
    included_count integer not null,
    round smallint not null default 1,
    withdrawn_by uuid,
    withdrawn_by_name character varying(255),
    withdrawn_at timestamp with time zone,
    constraint preview_approval_pkey PRIMARY KEY (org_id, preview_id, round, approved_by),
    constraint preview_approval_withdrawn_says_by_whom CHECK (((withdrawn_at IS NULL) = (withdrawn_by_name IS NULL))),
    constraint preview_approval_belongs_to_a_plan FOREIGN KEY (org_id, preview_id) REFERENCES sync_console.preview_plan(org_id, preview_id) ON DELETE CASCADE
);

create table sync_console.preview_exclusion (
    org_id uuid not null,
    preview_id uuid not null,
    position integer not null,
    field text not null default ''::text,
    reason character varying(500) not null,
    excluded_by uuid,
    excluded_by_name character varying(255) not null,
    excluded_at timestamp with time zone not null default now(),
    constraint preview_exclusion_pkey PRIMARY KEY (org_id, preview_id, "position", field),
    constraint preview_exclusion_is_of_an_item FOREIGN KEY (org_id, preview_id, "position") REFERENCES sync_console.preview_item(org_id, preview_id, "position") ON DELETE CASCADE
);

create table sync_console.preview_item (
    org_id uuid not null,
    preview_id uuid not null,
    position integer not null,
    kind_code smallint not null,
    kind_position integer not null,
    external_id character varying(255) not null,
    name text,
    search text not null,
    changed text[] not null default '{}'::text[],
    before_version bigint not null,
    before_state smallint,
    after_state smallint,
    after_hash bytea,
    price_change numeric,
    stock_to_zero boolean not null default false,
    before_data jsonb,
    after_data jsonb,
    constraint preview_item_pkey PRIMARY KEY (org_id, preview_id, "position"),
    constraint preview_item_is_the_only_one_of_its_record UNIQUE (org_id, preview_id, external_id),
    constraint preview_item_has_the_sides_of_its_kind CHECK ((((kind_code = 1) OR (before_data IS NOT NULL)) AND ((kind_code = 3) OR (after_data IS NOT NULL)))),
    constraint preview_item_is_new_updated_or_deleted CHECK ((kind_code = ANY (ARRAY[1, 2, 3]))),
    constraint preview_item_belongs_to_a_plan FOREIGN KEY (org_id, preview_id) REFERENCES sync_console.preview_plan(org_id, preview_id) ON DELETE CASCADE
);

create table sync_console.preview_item_tag (
    org_id uuid not null,
    preview_id uuid not null,
    tag text not null,
    ordinal integer not null,
    position integer not null,
    constraint preview_item_tag_pkey PRIMARY KEY (org_id, preview_id, tag, ordinal),
    constraint preview_item_tag_is_given_once UNIQUE (org_id, preview_id, tag, "position"),
    constraint preview_item_tag_belongs_to_a_plan FOREIGN KEY (org_id, preview_id) REFERENCES sync_console.preview_plan(org_id, preview_id) ON DELETE CASCADE
);

create table sync_console.preview_outcome (
    org_id uuid not null,
    preview_id uuid not null,
    position integer not null,
    outcome_code smallint not null,
    version bigint,
    code character varying(64),
    reason text,
    times integer not null default 1,
    settled_at timestamp with time zone not null default now(),
    written_id character varying(255),
    constraint preview_outcome_pkey PRIMARY KEY (org_id, preview_id, "position"),
    constraint preview_outcome_is_known CHECK (((outcome_code >= 1) AND (outcome_code <= 4))),
    constraint preview_outcome_is_of_an_item FOREIGN KEY (org_id, preview_id, "position") REFERENCES sync_console.preview_item(org_id, preview_id, "position") ON DELETE CASCADE
);

create table sync_console.preview_plan (
    org_id uuid not null,
    preview_id uuid not null,
    connection_id uuid,
    entity_code smallint not null,
    source_code smallint not null,
    state_code smallint not null,
    fingerprint text not null default ''::text,
    announced bigint,
    seen bigint not null default 0,
    duplicates bigint not null default 0,
    unseen text[] not null default '{}'::text[],
    complete boolean not null default false,
    target_count bigint not null default 0,
    new_count integer not null default 0,
    updated_count integer not null default 0,
    deleted_count integer not null default 0,
    unchanged_count bigint not null default 0,
    excluded_count integer not null default 0,
    facets jsonb not null default '{}'::jsonb,
    plan_hash bytea,
    decision_hash bytea,
    approvable_until timestamp with time zone,
    failure_code character varying(64),
    failure_reason text,
    compute_sync_id character varying(255),
    apply_sync_id character varying(255),
    requested_by uuid,
    requested_by_name character varying(255) not null default ''::character varying,
    created_at timestamp with time zone not null default now(),
    act_code smallint,
    act_by uuid,
    act_by_name character varying(255),
    act_at timestamp with time zone,
    writes_back boolean not null default false,
    constraint preview_plan_pkey PRIMARY KEY (org_id, preview_id),
    constraint preview_plan_act_is_known CHECK (((act_code >= 1) AND (act_code <= 6))),
    constraint preview_plan_act_says_who_and_when CHECK ((((act_code IS NULL) = (act_by_name IS NULL)) AND ((act_code IS NULL) = (act_at IS NULL)))),
    constraint preview_plan_decided_has_a_hash CHECK ((((state_code < 5) OR (state_code > 8)) OR (decision_hash IS NOT NULL))),
    constraint preview_plan_has_a_known_state CHECK (((state_code >= 1) AND (state_code <= 9))),
    constraint preview_plan_written_back_is_of_a_connection CHECK (((NOT writes_back) OR (connection_id IS NOT NULL))),
    constraint preview_plan_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE,
    constraint preview_plan_is_of_a_preview FOREIGN KEY (preview_id) REFERENCES public.sync_preview_cache(id) ON DELETE CASCADE
);

create table sync_console.preview_setting (
    org_id uuid not null,
    connection_id uuid not null,
    approvable_seconds integer,
    batch_size integer,
    constraint preview_setting_pkey PRIMARY KEY (org_id, connection_id),
    constraint preview_can_be_approved_for_5_minutes_to_7_days CHECK (((approvable_seconds >= 300) AND (approvable_seconds <= 604800))),
    constraint preview_is_applied_in_batches_of_1_to_5000_items CHECK (((batch_size >= 1) AND (batch_size <= 5000))),
    constraint preview_setting_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

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

create table sync_console.record (
    org_id uuid not null,
    connection_id uuid not null,
    entity_code smallint not null,
    external_id character varying(255) not null,
    state_code smallint not null,
    version bigint not null,
    hash bytea not null,
    data jsonb not null,
    updated_at timestamp with time zone not null default now(),
    constraint record_pkey PRIMARY KEY (org_id, connection_id, entity_code, external_id),
    constraint record_hash_is_a_sha_256 CHECK ((octet_length(hash) = 32)),
    constraint record_is_active_or_archived CHECK ((state_code = ANY (ARRAY[1, 2]))),
    constraint record_versions_count_from_one CHECK ((version >= 1)),
    constraint record_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.run (
    org_id uuid not null,
    id uuid not null,
    kind_code smallint not null,
    preview_id uuid not null,
    connection_id uuid not null,
    entity_code smallint not null,
    sync_id character varying(255) not null,
    state_code smallint not null default 1,
    only_rejected boolean not null default false,
    fencing bigint not null default 0,
    lease_until timestamp with time zone,
    worker character varying(255),
    position integer not null default '-1'::integer,
    processed integer not null default 0,
    failed integer not null default 0,
    started_by uuid,
    started_by_name character varying(255) not null default ''::character varying,
    created_at timestamp with time zone not null default now(),
    ended_at timestamp with time zone,
    throttled_until timestamp with time zone,
    phase_code smallint,
    reading jsonb,
    comparison jsonb,
    waits_for character varying(1000),
    waited integer not null default 0,
    begun_at timestamp with time zone,
    held_for character varying(200),
    failures integer not null default 0,
    compares_since timestamp with time zone,
    applies_since timestamp with time zone,
    throttled_times integer not null default 0,
    constraint run_pkey PRIMARY KEY (org_id, id),
    constraint run_has_a_known_state CHECK (((state_code >= 1) AND (state_code <= 6))),
    constraint run_is_in_a_known_phase CHECK ((phase_code = ANY (ARRAY[1, 2, 3]))),
    constraint run_is_of_a_known_kind CHECK ((kind_code = ANY (ARRAY[1, 2, 3]))),
    constraint run_belongs_to_a_plan FOREIGN KEY (org_id, preview_id) REFERENCES sync_console.preview_plan(org_id, preview_id) ON DELETE CASCADE
);

create table sync_console.scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamp with time zone,
    picked boolean not null,
    picked_by text,
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    state text,
    constraint scheduled_tasks_pkey PRIMARY KEY (task_name, task_instance)
);

create table sync_console.sign_in_attempt (
    email_hash bytea not null,
    failures integer not null,
    last_failure_at timestamp with time zone not null,
    locked_until timestamp with time zone,
    constraint sign_in_attempt_pkey PRIMARY KEY (email_hash)
);

create table sync_console.stage (
    org_id uuid not null,
    preview_id uuid not null,
    constraint stage_pkey PRIMARY KEY (org_id, preview_id),
    constraint stage_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.staged_id (
    org_id uuid not null,
    preview_id uuid not null,
    external_id character varying(255) not null,
    constraint staged_id_pkey PRIMARY KEY (org_id, preview_id, external_id),
    constraint staged_id_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.staged_record (
    org_id uuid not null,
    preview_id uuid not null,
    external_id character varying(255) not null,
    state_code smallint not null,
    hash bytea not null,
    data jsonb not null,
    constraint staged_record_pkey PRIMARY KEY (org_id, preview_id, external_id),
    constraint staged_record_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
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

create table sync_console.sync_attempt (
    org_id uuid not null,
    progress_id uuid not null,
    number integer not null,
    worker character varying(255) not null default ''::character varying,
    began_at timestamp with time zone not null default clock_timestamp(),
    ended_at timestamp with time zone,
    end_code smallint,
    reason character varying(500),
    constraint sync_attempt_pkey PRIMARY KEY (org_id, progress_id, number),
    constraint sync_attempt_ends_for_a_known_reason CHECK (((end_code >= 1) AND (end_code <= 4))),
    constraint sync_attempt_is_not_negative CHECK ((number >= 0)),
    constraint sync_attempt_belongs_to_a_sync FOREIGN KEY (org_id, progress_id) REFERENCES public.sync_progress(org_id, id) ON DELETE CASCADE
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
    also_at character varying(255),
    constraint sync_command_pkey PRIMARY KEY (org_id, id),
    constraint sync_command_has_a_known_outcome CHECK (((outcome)::text = ANY ((ARRAY['done'::character varying, 'refused'::character varying, 'superseded'::character varying, 'expired'::character varying, 'withdrawn'::character varying])::text[]))),
    constraint sync_command_is_of_a_known_kind CHECK (((kind)::text = ANY ((ARRAY['pause'::character varying, 'resume'::character varying, 'cancel'::character varying, 'retry_failed'::character varying, 'apply'::character varying])::text[]))),
    constraint sync_command_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE,
    constraint sync_command_requested_by_a_user FOREIGN KEY (requested_by) REFERENCES auth.users_extended(id) ON DELETE SET NULL
);

create table sync_console.sync_duration (
    org_id uuid not null,
    progress_id uuid not null,
    subject character varying(100) not null,
    ended_at timestamp with time zone not null,
    seconds double precision not null,
    constraint sync_duration_pkey PRIMARY KEY (org_id, progress_id),
    constraint sync_duration_is_of_a_sync FOREIGN KEY (org_id, progress_id) REFERENCES public.sync_progress(org_id, id) ON DELETE CASCADE
);

create table sync_console.sync_hint (
    org_id uuid not null,
    connection_id uuid not null,
    entity_code smallint not null,
    hinted_at timestamp with time zone not null,
    begun_at timestamp with time zone,
    constraint sync_hint_pkey PRIMARY KEY (org_id, connection_id, entity_code),
    constraint sync_hint_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.sync_position (
    org_id uuid not null,
    connection_id uuid not null,
    entity_code smallint not null,
    watermark character varying(4000),
    fingerprint character varying(255) not null,
    everything_at timestamp with time zone,
    moved_at timestamp with time zone not null default clock_timestamp(),
    deletions_at timestamp with time zone,
    constraint sync_position_pkey PRIMARY KEY (org_id, connection_id, entity_code),
    constraint sync_position_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
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

create table sync_console.sync_setting (
    org_id uuid not null,
    connection_id uuid not null,
    entity_code smallint not null,
    applies_itself boolean not null default false,
    every_seconds integer,
    cron character varying(100),
    zone character varying(64),
    is_stopped boolean not null default false,
    everything_hours integer not null default 24,
    tries integer,
    longest_minutes integer,
    changed_at timestamp with time zone not null default clock_timestamp(),
    changed_by_name character varying(255) not null default ''::character varying,
    deletions_hours integer,
    batch_size integer,
    constraint sync_setting_pkey PRIMARY KEY (org_id, connection_id, entity_code),
    constraint sync_has_batches_of_1_to_5000 CHECK (((batch_size >= 1) AND (batch_size <= 5000))),
    constraint sync_has_one_rhythm CHECK (((every_seconds IS NULL) OR (cron IS NULL))),
    constraint sync_is_tried_up_to_100_times CHECK (((tries >= 0) AND (tries <= 100))),
    constraint sync_looks_for_deletions_hourly_to_yearly CHECK (((deletions_hours >= 1) AND (deletions_hours <= 8760))),
    constraint sync_reads_everything_hourly_to_yearly CHECK (((everything_hours >= 1) AND (everything_hours <= 8760))),
    constraint sync_runs_every_minute_to_every_30_days CHECK (((every_seconds >= 60) AND (every_seconds <= 2592000))),
    constraint sync_takes_a_minute_to_30_days CHECK (((longest_minutes >= 1) AND (longest_minutes <= 43200))),
    constraint sync_with_a_cron_has_a_zone CHECK (((cron IS NULL) OR (zone IS NOT NULL))),
    constraint sync_setting_belongs_to_an_organisation FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE
);

create table sync_console.totp_secret (
    org_id uuid not null,
    user_id uuid not null,
    secret bytea not null,
    confirmed_at timestamp with time zone not null default now(),
    last_step bigint not null default 0,
    constraint totp_secret_pkey PRIMARY KEY (org_id, user_id),
    constraint totp_secret_org_id_fkey FOREIGN KEY (org_id) REFERENCES public.organization(id) ON DELETE CASCADE,
    constraint totp_secret_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users_extended(id) ON DELETE CASCADE
);

create table sync_console.upkeep_drop (
    id uuid not null default gen_random_uuid(),
    relation text not null,
    lower_bound timestamp with time zone,
    upper_bound timestamp with time zone not null,
    noticed_at timestamp with time zone not null default now(),
    detached_at timestamp with time zone,
    row_count bigint,
    bytes bigint,
    archive text,
    dropped_at timestamp with time zone,
    told_at timestamp with time zone,
    constraint upkeep_drop_pkey PRIMARY KEY (id)
);

create table sync_console.upkeep_run (
    id uuid not null default gen_random_uuid(),
    started_at timestamp with time zone not null default clock_timestamp(),
    ended_at timestamp with time zone,
    node text not null,
    steps jsonb not null default '[]'::jsonb,
    error text,
    constraint upkeep_run_pkey PRIMARY KEY (id)
);

create table sync_console.upkeep_setting (
    only_one boolean not null default true,
    retention_months integer not null default 13,
    changed_at timestamp with time zone not null default now(),
    constraint upkeep_setting_pkey PRIMARY KEY (only_one),
    constraint log_is_kept_for_1_month_to_50_years CHECK (((retention_months >= 1) AND (retention_months <= 600))),
    constraint upkeep_setting_is_one_row CHECK (only_one)
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

CREATE INDEX users_extended_email_folded_idx ON auth.users_extended USING btree (lower(email));
CREATE INDEX users_extended_org_id_idx ON auth.users_extended USING btree (org_id);
CREATE INDEX idx_sync_activity_log_action ON ONLY public.sync_activity_log USING btree (org_id, action_code, created_at DESC, id DESC);
CREATE INDEX idx_sync_activity_log_cause ON ONLY public.sync_activity_log USING btree (org_id, fingerprint, created_at DESC, id DESC) WHERE (fingerprint IS NOT NULL);
CREATE INDEX idx_sync_activity_log_entity ON ONLY public.sync_activity_log USING btree (org_id, entity_code, created_at DESC, id DESC);
CREATE INDEX idx_sync_activity_log_errors ON ONLY public.sync_activity_log USING btree (org_id, created_at DESC, id DESC) WHERE (error_message IS NOT NULL);
CREATE INDEX idx_sync_activity_log_failures ON ONLY public.sync_activity_log USING btree (org_id, created_at DESC, id DESC) WHERE (status = ANY (ARRAY['failed'::public.sync_status_type, 'completed_with_errors'::public.sync_status_type, 'timeout'::public.sync_status_type]));
CREATE INDEX idx_sync_activity_log_kind ON ONLY public.sync_activity_log USING btree (org_id, status_code, action_code, entity_code, source_code, created_at DESC, id DESC);
CREATE INDEX idx_sync_activity_log_org_created ON ONLY public.sync_activity_log USING btree (org_id, created_at DESC, id DESC);
CREATE INDEX idx_sync_activity_log_position ON ONLY public.sync_activity_log USING btree ("position");
CREATE INDEX idx_sync_activity_log_source ON ONLY public.sync_activity_log USING btree (org_id, source_code, created_at DESC, id DESC) WHERE (source_code IS NOT NULL);
CREATE INDEX idx_sync_activity_log_status ON ONLY public.sync_activity_log USING btree (org_id, status_code, created_at DESC, id DESC) WHERE ((status <> 'completed'::public.sync_status_type) OR (status_code <> 3));
CREATE INDEX idx_sync_activity_log_sync_id ON ONLY public.sync_activity_log USING btree (org_id, sync_id, created_at DESC, id DESC) WHERE (sync_id IS NOT NULL);
CREATE INDEX idx_sync_activity_log_user ON ONLY public.sync_activity_log USING btree (org_id, user_id, created_at DESC, id DESC) INCLUDE (status_code, action_code, entity_code, source_code) WHERE (user_id IS NOT NULL);
CREATE INDEX idx_sync_activity_log_words ON ONLY public.sync_activity_log USING gin (((COALESCE(((item_key)::text || ' '::text), ''::text) || error_message)) public.gin_trgm_ops) WHERE (error_message IS NOT NULL);
CREATE INDEX idx_sync_preview_cache_computed ON public.sync_preview_cache USING btree (org_id, computed_at DESC, id DESC);
CREATE INDEX idx_sync_preview_cache_expires ON public.sync_preview_cache USING btree (expires_at);
CREATE INDEX idx_sync_preview_cache_key ON public.sync_preview_cache USING btree (org_id, cache_key, expires_at DESC) WHERE (cache_key IS NOT NULL);
CREATE INDEX idx_sync_preview_cache_next ON public.sync_preview_cache USING btree (org_id, expires_at);
CREATE INDEX idx_sync_preview_cache_org_type ON public.sync_preview_cache USING btree (org_id, sync_type, computed_at DESC);
CREATE INDEX idx_sync_progress_active ON public.sync_progress USING btree (org_id, started_at DESC) WHERE (completed_at IS NULL);
CREATE INDEX idx_sync_progress_entity ON public.sync_progress USING btree (org_id, entity_type, started_at DESC);
CREATE INDEX idx_sync_progress_org_job ON public.sync_progress USING btree (org_id, job_id);
CREATE INDEX idx_sync_progress_updated ON public.sync_progress USING btree (org_id, completed_at DESC, id DESC);
CREATE INDEX activity_cause_of_a_kind ON sync_console.activity_cause_hour USING btree (org_id, fingerprint, hour);
CREATE UNIQUE INDEX activity_view_has_one_name_for_its_owner ON sync_console.activity_view USING btree (org_id, owner_id, lower((name)::text));
CREATE INDEX alert_closed ON sync_console.alert USING btree (org_id, closed_at) WHERE (closed_at IS NOT NULL);
CREATE UNIQUE INDEX alert_is_open_once ON sync_console.alert USING btree (org_id, rule, subject_key) WHERE (closed_at IS NULL);
CREATE INDEX alert_newest ON sync_console.alert USING btree (org_id, opened_at DESC, id DESC);
CREATE UNIQUE INDEX alert_channel_name_is_taken_once_in_its_organisation ON sync_console.alert_channel USING btree (org_id, lower((name)::text));
CREATE INDEX alert_delivery_newest_idx ON sync_console.alert_delivery USING btree (org_id, created_at DESC, id);
CREATE INDEX alert_delivery_that_waits ON sync_console.alert_delivery USING btree (state_code) WHERE (state_code = 1);
CREATE INDEX alert_delivery_waiting_idx ON sync_console.alert_delivery USING btree (org_id, channel_id, due_at) WHERE (state_code = 1);
CREATE INDEX alert_mute_in_force ON sync_console.alert_mute USING btree (org_id, until_at) WHERE (ended_at IS NULL);
CREATE INDEX api_token_hash_idx ON sync_console.api_token USING btree (token_hash);
CREATE INDEX audit_event_action_idx ON sync_console.audit_event USING btree (org_id, action, at, id);
CREATE INDEX bulk_act_latest ON sync_console.bulk_act USING btree (org_id, asked_at DESC, id DESC);
CREATE INDEX bulk_act_under_way ON sync_console.bulk_act USING btree (org_id) WHERE (state_code = 1);
CREATE INDEX connection_by_its_id_alone ON sync_console.connection USING btree (id);
CREATE UNIQUE INDEX connection_name_is_taken_once_in_its_organisation ON sync_console.connection USING btree (org_id, lower((name)::text)) WHERE (archived_at IS NULL);
CREATE INDEX connection_upload_newest_idx ON sync_console.connection_upload USING btree (org_id, connection_id, entity_code, completed_at);
CREATE INDEX hook_event_newest_idx ON sync_console.hook_event USING btree (org_id, connection_id, received_at DESC);
CREATE INDEX installation_alert_closed ON sync_console.installation_alert USING btree (closed_at) WHERE (closed_at IS NOT NULL);
CREATE UNIQUE INDEX installation_alert_is_open_once ON sync_console.installation_alert USING btree (rule, subject_key) WHERE (closed_at IS NULL);
CREATE INDEX installation_alert_newest ON sync_console.installation_alert USING btree (opened_at DESC, id DESC);
CREATE INDEX installation_delivery_newest_idx ON sync_console.installation_delivery USING btree (created_at DESC, id);
CREATE INDEX installation_delivery_waiting_idx ON sync_console.installation_delivery USING btree (channel_id, due_at) WHERE (state_code = 1);
CREATE INDEX one_time_link_hash_idx ON sync_console.one_time_link USING btree (token_hash);
CREATE INDEX preview_item_of_a_kind ON sync_console.preview_item USING btree (org_id, preview_id, kind_code, kind_position);
CREATE INDEX preview_item_searched ON sync_console.preview_item USING btree (org_id, preview_id, "position") INCLUDE (kind_code, search);
CREATE INDEX preview_outcome_of_a_kind ON sync_console.preview_outcome USING btree (org_id, preview_id, outcome_code, "position");
CREATE INDEX preview_plan_of_a_connection ON sync_console.preview_plan USING btree (org_id, connection_id, entity_code, created_at DESC) WHERE (connection_id IS NOT NULL);
CREATE INDEX preview_plan_of_a_preview ON sync_console.preview_plan USING btree (preview_id);
CREATE INDEX preview_plan_undecided ON sync_console.preview_plan USING btree (org_id) WHERE (state_code = ANY (ARRAY[2, 5]));
CREATE UNIQUE INDEX run_is_alone_on_its_records ON sync_console.run USING btree (org_id, connection_id, entity_code) WHERE (state_code = ANY (ARRAY[1, 2, 3]));
CREATE INDEX run_of_a_connection ON sync_console.run USING btree (org_id, connection_id, entity_code, created_at DESC);
CREATE INDEX run_of_a_preview ON sync_console.run USING btree (org_id, preview_id, created_at DESC);
CREATE INDEX run_of_a_sync ON sync_console.run USING btree (org_id, sync_id);
CREATE INDEX scheduled_tasks_by_heartbeat ON sync_console.scheduled_tasks USING btree (last_heartbeat);
CREATE INDEX scheduled_tasks_by_time ON sync_console.scheduled_tasks USING btree (execution_time);
CREATE INDEX sign_in_attempt_last_idx ON sync_console.sign_in_attempt USING btree (last_failure_at);
CREATE INDEX sync_command_also_at ON sync_console.sync_command USING btree (org_id, also_at, requested_at DESC) WHERE (also_at IS NOT NULL);
CREATE INDEX sync_command_of_a_sync ON sync_console.sync_command USING btree (org_id, sync_id, requested_at DESC);
CREATE INDEX sync_duration_newest ON sync_console.sync_duration USING btree (org_id, ended_at DESC);
CREATE INDEX sync_duration_newest_of_a_subject ON sync_console.sync_duration USING btree (org_id, subject, ended_at DESC) INCLUDE (seconds);
CREATE UNIQUE INDEX upkeep_drop_of_what_still_exists ON sync_console.upkeep_drop USING btree (relation) WHERE (dropped_at IS NULL);
CREATE INDEX upkeep_run_by_time ON sync_console.upkeep_run USING btree (started_at DESC, id DESC);

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
alter table sync_console.activity_cause_hour enable row level security;
alter table sync_console.activity_cause_hour force row level security;
alter table sync_console.activity_hour enable row level security;
alter table sync_console.activity_hour force row level security;
alter table sync_console.activity_kind enable row level security;
alter table sync_console.activity_kind force row level security;
alter table sync_console.activity_view enable row level security;
alter table sync_console.activity_view force row level security;
alter table sync_console.alert enable row level security;
alter table sync_console.alert force row level security;
alter table sync_console.alert_channel enable row level security;
alter table sync_console.alert_channel force row level security;
alter table sync_console.alert_delivery enable row level security;
alter table sync_console.alert_delivery force row level security;
alter table sync_console.alert_evaluation enable row level security;
alter table sync_console.alert_evaluation force row level security;
alter table sync_console.alert_mute enable row level security;
alter table sync_console.alert_mute force row level security;
alter table sync_console.alert_rule_setting enable row level security;
alter table sync_console.alert_rule_setting force row level security;
alter table sync_console.api_token enable row level security;
alter table sync_console.api_token force row level security;
alter table sync_console.audit_event enable row level security;
alter table sync_console.audit_event force row level security;
alter table sync_console.bulk_act enable row level security;
alter table sync_console.bulk_act force row level security;
alter table sync_console.bulk_item enable row level security;
alter table sync_console.bulk_item force row level security;
alter table sync_console.connection enable row level security;
alter table sync_console.connection force row level security;
alter table sync_console.connection_entity enable row level security;
alter table sync_console.connection_entity force row level security;
alter table sync_console.connection_pace enable row level security;
alter table sync_console.connection_pace force row level security;
alter table sync_console.connection_upload enable row level security;
alter table sync_console.connection_upload force row level security;
alter table sync_console.connection_upload_part enable row level security;
alter table sync_console.connection_upload_part force row level security;
alter table sync_console.event_key enable row level security;
alter table sync_console.event_key force row level security;
alter table sync_console.guardrail enable row level security;
alter table sync_console.guardrail force row level security;
alter table sync_console.hook_event enable row level security;
alter table sync_console.hook_event force row level security;
alter table sync_console.member_role enable row level security;
alter table sync_console.member_role force row level security;
alter table sync_console.one_time_link enable row level security;
alter table sync_console.one_time_link force row level security;
alter table sync_console.organisation_setting enable row level security;
alter table sync_console.organisation_setting force row level security;
alter table sync_console.preview_approval enable row level security;
alter table sync_console.preview_approval force row level security;
alter table sync_console.preview_exclusion enable row level security;
alter table sync_console.preview_exclusion force row level security;
alter table sync_console.preview_item enable row level security;
alter table sync_console.preview_item force row level security;
alter table sync_console.preview_item_tag enable row level security;
alter table sync_console.preview_item_tag force row level security;
alter table sync_console.preview_outcome enable row level security;
alter table sync_console.preview_outcome force row level security;
alter table sync_console.preview_plan enable row level security;
alter table sync_console.preview_plan force row level security;
alter table sync_console.preview_setting enable row level security;
alter table sync_console.preview_setting force row level security;
alter table sync_console.quarantined_activity enable row level security;
alter table sync_console.quarantined_activity force row level security;
alter table sync_console.record enable row level security;
alter table sync_console.record force row level security;
alter table sync_console.run enable row level security;
alter table sync_console.run force row level security;
alter table sync_console.sign_in_attempt enable row level security;
alter table sync_console.sign_in_attempt force row level security;
alter table sync_console.stage enable row level security;
alter table sync_console.stage force row level security;
alter table sync_console.staged_id enable row level security;
alter table sync_console.staged_id force row level security;
alter table sync_console.staged_record enable row level security;
alter table sync_console.staged_record force row level security;
alter table sync_console.start_key enable row level security;
alter table sync_console.start_key force row level security;
alter table sync_console.sync_attempt enable row level security;
alter table sync_console.sync_attempt force row level security;
alter table sync_console.sync_command enable row level security;
alter table sync_console.sync_command force row level security;
alter table sync_console.sync_duration enable row level security;
alter table sync_console.sync_duration force row level security;
alter table sync_console.sync_hint enable row level security;
alter table sync_console.sync_hint force row level security;
alter table sync_console.sync_position enable row level security;
alter table sync_console.sync_position force row level security;
alter table sync_console.sync_progress_sample enable row level security;
alter table sync_console.sync_progress_sample force row level security;
alter table sync_console.sync_setting enable row level security;
alter table sync_console.sync_setting force row level security;
alter table sync_console.totp_secret enable row level security;
alter table sync_console.totp_secret force row level security;

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
create policy sync_activity_log_counts on public.sync_activity_log for select to sync_system
    using (true);
create policy sync_activity_log_delete on public.sync_activity_log for delete to public
    using (false);
create policy sync_activity_log_insert on public.sync_activity_log for insert to public
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_activity_log_select on public.sync_activity_log for select to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_activity_log_update on public.sync_activity_log for update to public
    using (false)
    with check (false);
create policy sync_activity_log_words on public.sync_activity_log for select to sync_search
    using (true);
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
create policy sync_progress_system_select on public.sync_progress for select to sync_system
    using (true);
create policy sync_progress_update on public.sync_progress for update to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy activity_cause_hour_own on sync_console.activity_cause_hour for select to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy activity_cause_hour_system on sync_console.activity_cause_hour for all to sync_system
    using (true)
    with check (true);
create policy activity_hour_own on sync_console.activity_hour for select to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy activity_hour_system on sync_console.activity_hour for all to sync_system
    using (true)
    with check (true);
create policy activity_kind_own on sync_console.activity_kind for select to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy activity_kind_system on sync_console.activity_kind for all to sync_system
    using (true)
    with check (true);
create policy activity_view_of_the_organisation on sync_console.activity_view for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy alert_own on sync_console.alert for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy alert_system_select on sync_console.alert for select to sync_system
    using (true);
create policy alert_channel_own on sync_console.alert_channel for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy alert_channel_system_select on sync_console.alert_channel for select to sync_system
    using (true);
create policy alert_delivery_own on sync_console.alert_delivery for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy alert_delivery_system_select on sync_console.alert_delivery for select to sync_system
    using (true);
create policy alert_evaluation_own on sync_console.alert_evaluation for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy alert_mute_own on sync_console.alert_mute for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy alert_rule_setting_own on sync_console.alert_rule_setting for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy api_token_for_look_up on sync_console.api_token for all to sync_system
    using (true)
    with check (true);
create policy api_token_of_the_organisation on sync_console.api_token for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy audit_event_added_at_sign_in on sync_console.audit_event for insert to sync_system
    with check (true);
create policy audit_event_added_by_the_organisation on sync_console.audit_event for insert to public
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy audit_event_read_by_the_organisation on sync_console.audit_event for select to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy bulk_act_own on sync_console.bulk_act for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy bulk_item_own on sync_console.bulk_item for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy connection_for_hooks on sync_console.connection for select to sync_system
    using (((archived_at IS NULL) AND ('hookSecret'::text = ANY (secret_names))));
create policy connection_of_the_organisation on sync_console.connection for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy connection_entity_of_the_organisation on sync_console.connection_entity for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy connection_pace_own on sync_console.connection_pace for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy connection_upload_of_the_organisation on sync_console.connection_upload for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy connection_upload_part_of_the_organisation on sync_console.connection_upload_part for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy event_key_own on sync_console.event_key for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy guardrail_own on sync_console.guardrail for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy hook_event_own on sync_console.hook_event for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy member_role_for_sign_in on sync_console.member_role for all to sync_system
    using (true)
    with check (true);
create policy member_role_of_the_organisation on sync_console.member_role for select to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy one_time_link_for_look_up on sync_console.one_time_link for all to sync_system
    using (true)
    with check (true);
create policy one_time_link_of_the_organisation on sync_console.one_time_link for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy organisation_setting_own on sync_console.organisation_setting for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy preview_approval_own on sync_console.preview_approval for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy preview_exclusion_own on sync_console.preview_exclusion for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy preview_item_own on sync_console.preview_item for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy preview_item_tag_own on sync_console.preview_item_tag for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy preview_outcome_own on sync_console.preview_outcome for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy preview_plan_own on sync_console.preview_plan for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy preview_setting_own on sync_console.preview_setting for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy quarantined_activity_own on sync_console.quarantined_activity for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy record_own on sync_console.record for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy run_own on sync_console.run for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sign_in_attempt_for_sign_in on sync_console.sign_in_attempt for all to sync_system
    using (true)
    with check (true);
create policy stage_own on sync_console.stage for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy staged_id_own on sync_console.staged_id for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy staged_record_own on sync_console.staged_record for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy start_key_own on sync_console.start_key for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_attempt_own on sync_console.sync_attempt for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_command_own on sync_console.sync_command for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_duration_own on sync_console.sync_duration for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_hint_own on sync_console.sync_hint for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_position_own on sync_console.sync_position for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_progress_sample_own on sync_console.sync_progress_sample for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy sync_setting_own on sync_console.sync_setting for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));
create policy totp_secret_for_sign_in on sync_console.totp_secret for select to sync_system
    using (true);
create policy totp_secret_of_the_organisation on sync_console.totp_secret for all to public
    using ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")))
    with check ((org_id = ( SELECT (NULLIF(current_setting('app.current_org_id'::text, true), ''::text))::uuid AS "nullif")));

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
    moment           timestamptz      := sync_console.progress_clock();
    elapsed          double precision := date_part('epoch', coalesce(new.completed_at, moment))
                                         - date_part('epoch', new.started_at);
    done             double precision;
    items_left       double precision;
    fresh            boolean;
    samples          integer          := 0;
    dt               double precision;
    dw               double precision;
    dp               double precision;
    active           double precision := 0;
    work             double precision := 0;
    item_active      double precision := 0;
    advances         integer          := 0;
    gap              double precision := 0;
    gap_now          double precision;
    lost             double precision := 0;
    losses           integer          := 0;
    slow_for         double precision := 0;
    slow_lost        double precision := 0;
    slow             boolean;
    was_slow         boolean          := false;
    span             double precision := 0;
    ewma             double precision := 0;
    excess           double precision;
    clock            double precision;
    marks            double precision[] := '{0,0}';
    spacing          double precision := 0;
    n                integer;
    forecast         double precision[];
    pace             double precision;
    variance         double precision;
    pace_at          double precision := 0;
    pace_left        double precision := 0;
    state            double precision[] := old.rate_state;
    base             double precision;
    horizon          double precision;
    loss             double precision := 0;
    waiting          double precision := 0;
    waiting_variance double precision := 0;
    since            double precision := 0;
    silent           double precision := 0;
    spread           double precision;
begin
    -- What has ended stands still.
    if new.completed_at = old.completed_at and new.started_at = old.started_at and new.status = old.status then
        new.elapsed_seconds := old.elapsed_seconds;
        new.speed_items_per_min := old.speed_items_per_min;
        new.eta_seconds := old.eta_seconds;
        new.eta_low := old.eta_low;
        new.eta_high := old.eta_high;
        new.rate_due_at := old.rate_due_at;
        return new;
    end if;

    elapsed := least(greatest(elapsed, 0), 2147483647);
    done := new.processed_count::double precision + new.failed_count;
    items_left := greatest(new.total_items - done, 0);
    new.elapsed_seconds := floor(elapsed);
    new.eta_seconds := null;
    new.eta_low := null;
    new.eta_high := null;

    -- The state as it was. What starts, or starts anew, has none: its first tick speaks for all the time since.
    new.rate_due_at := '-infinity';
    fresh := old.rate_due_at is null or new.started_at > old.started_at;
    if fresh then
        dt := greatest(elapsed - new.paused_seconds, 0);
        if new.status = 'paused' then
            dt := least(dt, greatest(
                date_part('epoch', new.paused_at) - date_part('epoch', new.started_at) - new.paused_seconds, 0));
        end if;
        dw := done;
        dp := new.processed_count;
        new.rate_samples := '{}';
        pace := null;
        variance := null;
    else
        samples := old.sample_count;
        dt := case
            when old.status in ('in_progress', 'pending') then greatest(elapsed - state[1], 0)
            else 0
        end;
        dw := greatest(done - state[3], 0);
        dp := greatest(new.processed_count::double precision - state[4], 0);
        active := state[2];
        work := state[5];
        span := state[6];
        item_active := state[7];
        advances := state[8];
        gap := state[9];
        lost := state[10];
        losses := state[11];
        slow_for := state[12];
        slow_lost := state[13];
        pace := nullif(state[14], 0);
        pace_at := state[15];
        pace_left := state[16];
        spacing := state[17];
        ewma := coalesce(old.rate_ewma, 0);
        marks := old.rate_marks;
        variance := old.rate_variance;
        was_slow := old.rate_slow;
    end if;
    active := least(active + dt, 1e9);
    slow := coalesce(new.worker_state in ('throttled', 'waiting', 'retrying'), false);
    new.rate_slow := slow;

    if new.completed_at is not null then
        new.speed_items_per_min := case
            when new.processed_count > 0
                then least(new.processed_count / greatest(active, 1) * 60, 99999999.99)
        end;
        if new.status in ('completed', 'completed_with_errors') then
            new.eta_seconds := 0;
            new.eta_low := 0;
            new.eta_high := 0;
        end if;
        new.rate_state := array[
            elapsed, active, done, new.processed_count, work + dw, span, item_active, advances, gap,
            lost, losses, slow_for, slow_lost, coalesce(pace, 0), pace_at, pace_left, spacing];
        return new;
    end if;

    -- What was done in the first second may have been done before, by a run that this one resumes: it sets the mark
    -- from which all is counted.
    if samples = 0 and (active < 1 or done = 0) then
        if done = 0 then
            new.rate_due_at := null;
            new.speed_items_per_min := null;
        elsif new.processed_count > 0 then
            new.speed_items_per_min := least(new.processed_count * 60.0::double precision, 99999999.99);
        else
            new.speed_items_per_min := null;
        end if;
        new.rate_state := array[
            elapsed, active, done, new.processed_count, 0, 0, active, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        new.rate_ewma := null;
        new.rate_variance := null;
        new.rate_marks := array[active, 0];
        new.sample_count := 0;
        return new;
    end if;

    -- A second, but for the rounding of the clock.
    if dt >= 0.999
            or samples = 0
            or elapsed < state[1]
            or slow <> was_slow
            or new.status is distinct from old.status
            or dw > 0.25 * work then
        work := work + dw;
        if was_slow and advances >= 3 then
            -- Throttled: what this took longer than usual is lost, the rest counts as usual.
            excess := greatest(dt - dw * pace, 0);
            lost := lost + excess;
            slow_lost := slow_lost + excess;
            slow_for := slow_for + dt;
            item_active := active;
        elsif dw > 0 then
            gap_now := active - item_active;
            advances := advances + 1;
            if advances > 3 then
                excess := gap_now - greatest(2 * gap, 1.5 * dw * pace);
                if excess > 3 * gap then
                    lost := lost + excess;
                    losses := losses + 1;
                    gap_now := gap_now - excess;
                end if;
            end if;
            gap := case
                when advances = 1 then gap_now
                else gap + (least(gap_now, 3 * gap) - gap) / least(advances, 8)
            end;
            item_active := active;
        end if;
        if slow and not was_slow then
            if advances >= 3 then
                losses := losses + 1;
            end if;
            slow_for := 0;
            slow_lost := 0;
        end if;

        if dt > 0 or dp > 0 then
            spread := span * exp(-least(dt / greatest(30, 4 * gap), 50));
            ewma := (ewma * spread + dp) / greatest(spread + dt, 0.001);
            span := spread + dt;
            if ewma < 1e-9 then
                ewma := 0;
            end if;
        end if;
        if dt >= 0.999 then
            samples := samples + 1;
            new.rate_samples := (case
                when fresh then '{}'
                when cardinality(old.rate_samples) < 60 then old.rate_samples
                else old.rate_samples[2:60]
            end) || least(dp / dt * 60, 1e30)::real;
        end if;

        if dw > 0 then
            clock := item_active - lost;
            n := cardinality(marks);
            if n > 2 and clock - marks[n - 1] < 1 then
                marks[n] := work;
            elsif work - marks[n] >= greatest(least(spacing, items_left / 3), 1) then
                if n >= 34 then
                    spacing := (work - marks[2]) / 8;
                    forecast := marks[1:2];
                    for i in 2 .. n / 2 loop
                        if marks[2 * i] - forecast[cardinality(forecast)] >= 0.75 * spacing or i = n / 2 then
                            forecast := forecast || marks[2 * i - 1:2 * i];
                        end if;
                    end loop;
                    marks := forecast;
                end if;
                marks := marks || array[clock, work];
                pace := null;
            end if;
            if pace is null
                    or items_left < 0.8 * pace_left
                    or items_left > 1.02 * pace_left
                    or clock > 1.06 * pace_at
                    or dw > 0.2 * work then
                forecast := sync_console.progress_forecast(marks || array[clock, work], items_left);
                pace := forecast[1];
                variance := forecast[2];
                pace_at := clock;
                pace_left := items_left;
            end if;
            new.rate_marks := marks;
        end if;

        new.rate_state := array[
            elapsed, active, done, new.processed_count, work, span, item_active, advances, gap,
            lost, losses, slow_for, slow_lost, coalesce(pace, 0), pace_at, pace_left, spacing];
        new.rate_ewma := ewma;
        new.rate_variance := variance;
        new.sample_count := samples;
    end if;

    new.speed_items_per_min := case
        when new.processed_count > 0 then least(ewma * 60, 99999999.99)
    end;

    -- Whoever is near the end, or not simply running, is computed anew each time.
    if new.status = 'in_progress' then
        new.rate_due_at := moment + interval '1 second';
        new.rate_due_done := least(done + 0.25 * work, 9e18);
    end if;
    if not new.total_known
            or pace is null
            or work < 0.02 * (work + items_left) and (active < 10 or advances < 3) then
        return new;
    end if;

    -- What is left at that pace, what stalls like those so far will add, and the rest of one that is on. Who has
    -- been silent, or waiting for an unknown time, is taken to be half through with it.
    horizon := least(items_left / greatest(work, 1), 6);
    if slow and advances >= 3 then
        losses := losses - 1;
        lost := lost - slow_lost;
    end if;
    if losses > 0 then
        loss := lost / losses;
    end if;
    if slow and advances >= 3 then
        waiting := coalesce(date_part('epoch', new.worker_until) - date_part('epoch', moment), 0);
        if waiting > 0 then
            waiting := least(waiting, 1e8);
        else
            waiting := greatest(slow_for, loss - slow_for);
            waiting_variance := waiting * waiting;
        end if;
        if slow_for >= 2 then
            waiting := waiting * slow_lost / slow_for;
            waiting_variance := waiting_variance * (slow_lost / slow_for) * (slow_lost / slow_for);
        end if;
    else
        since := active - item_active;
        silent := greatest(since - 1.5 * gap, 0);
    end if;
    base := items_left * pace
        + loss * greatest(losses::double precision * losses / (losses + 2) * horizon - 0.35, 0)
        + waiting;
    if base > 0 then
        spread := sqrt(least(
            variance * (items_left * pace / base) * (items_left * pace / base)
                + least(1.44 * loss * loss * (losses + 0.5) * horizon / (base * base), 4)
                + least(0.4 * waiting_variance / (base * base), 2)
                + least(0.09 * gap * gap / (base * base), 0.4)
                + 1.8 / greatest(items_left, 1),
            9));
    else
        spread := 0;
    end if;
    new.eta_seconds := least(round(base + silent), 2147483647);
    if new.eta_seconds <= 20 then
        new.rate_due_at := '-infinity';
    end if;
    new.eta_low := least(floor(base * exp(-0.9 * spread)), 2147483647);
    new.eta_high := least(ceil(base * exp(1.12 * spread) + 0.5 * since + 4 * silent), 2147483647);
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
    new.status_code := sync_console.status_code(new.status);
    new.rate_due_at := null;
    return new;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.active_syncs()
 RETURNS TABLE(status text, syncs bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select p.status::text,
           count(*)
      from public.sync_progress p
     where p.completed_at is null
     group by p.status
$function$;

CREATE OR REPLACE FUNCTION sync_console.alert_channels_at_work(dead_from integer)
 RETURNS TABLE(waiting bigint, dead bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select (select count(*) from sync_console.alert_delivery d where d.state_code = 1),
           (select count(*) from sync_console.alert_channel c where c.is_enabled and c.failures >= dead_from)
$function$;

CREATE OR REPLACE FUNCTION sync_console.changed_fields(before jsonb, after jsonb)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select coalesce(array_agg(coalesce(b.key, a.key) order by coalesce(b.key, a.key) collate "C"), '{}')
      from jsonb_each(before) b
      full join jsonb_each(after) a on a.key = b.key
     where a.value is distinct from b.value
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
    new.position := case
        when pg_current_xact_id() is not null then nextval('sync_console.activity_position')
    end;
    return new;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.count_activity(after bigint, upto bigint)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    with event as materialized (
        select l.org_id,
               date_trunc('hour', l.created_at, 'UTC') as hour,
               l.status_code,
               l.action_code,
               coalesce(l.entity_code, 0::smallint) as entity_code,
               coalesce(l.source_code, 0::smallint) as source_code,
               l.fingerprint,
               l.created_at
          from public.sync_activity_log l
         where l.position > after
           and l.position <= upto
    ),
    by_hour as (
        insert into sync_console.activity_hour as h
        select e.org_id, e.hour, e.status_code, e.action_code, e.entity_code, e.source_code, count(*)
          from event e
         group by 1, 2, 3, 4, 5, 6
         order by 1, 2, 3, 4, 5, 6
            on conflict (org_id, hour, status_code, action_code, entity_code, source_code)
            do update set events = h.events + excluded.events
    ),
    by_kind as (
        insert into sync_console.activity_kind as k
        select e.org_id, e.status_code, e.action_code, e.entity_code, e.source_code, min(e.hour), max(e.hour)
          from event e
         group by 1, 2, 3, 4, 5
         order by 1, 2, 3, 4, 5
            on conflict (org_id, status_code, action_code, entity_code, source_code)
            do update set first_hour = least(k.first_hour, excluded.first_hour),
                          last_hour = greatest(k.last_hour, excluded.last_hour)
                where k.first_hour > excluded.first_hour
                   or k.last_hour < excluded.last_hour
    ),
    by_cause as (
        insert into sync_console.activity_cause_hour as c
        select e.org_id, e.hour, e.fingerprint, e.status_code, e.action_code, e.entity_code, e.source_code, count(*),
               min(e.created_at), max(e.created_at)
          from event e
         where e.fingerprint is not null
         group by 1, 2, 3, 4, 5, 6, 7
         order by 1, 2, 3, 4, 5, 6, 7
            on conflict (org_id, hour, fingerprint, status_code, action_code, entity_code, source_code)
            do update set events = c.events + excluded.events,
                          first_at = least(c.first_at, excluded.first_at),
                          last_at = greatest(c.last_at, excluded.last_at)
    )
    select count(*)
      from event
$function$;

CREATE OR REPLACE FUNCTION sync_console.create_user(p_email text, p_display_name text, p_password_hash text, p_role text, p_by uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    org constant uuid := nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid;
    made constant uuid := pg_catalog.gen_random_uuid();
begin
    if exists (select from auth.users_extended u where pg_catalog.lower(u.email) = pg_catalog.lower(p_email)) then
        return null;
    end if;
    insert into auth.users_extended (id, email, display_name, org_id, password_hash)
    values (made, p_email, p_display_name, org, p_password_hash);
    perform sync_console.set_member_role(made, p_role, p_by);
    return made;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.email_hash(email text)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.lower(pg_catalog.btrim(email)), 'UTF8'))
$function$;

CREATE OR REPLACE FUNCTION sync_console.entity_code(entity_type public.sync_entity_type)
 RETURNS smallint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select case entity_type
        when 'customer' then 1
        when 'product' then 2
        when 'order' then 3
        when 'invoice' then 4
        when 'supplier' then 5
        when 'inventory' then 6
        when 'category' then 7
        when 'attribute' then 8
    end::smallint
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
        regexp_replace(
            lower(left(error_message, 2000)),
            '"[^"]*"|`[^`]*`|«[^»]*»|[“„][^“”]*[“”]|‘[^’]*’'
                || '|(?<![[:alnum:]])''([^'']|(?<=[[:alnum:]])''(?=[[:alnum:]]))*''(?![[:alnum:]])', '?', 'g'),
            '[^\s<>()@,;:]+@[^\s<>()@,;:]+', '?', 'g'),
            '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', '?', 'g'),
            '(?<![[:alnum:]])(?=[a-z]*\d)([0-9a-f]{8,}|[0-9a-z]{12,})(?![[:alnum:]])', '?', 'g'),
            '(0x[0-9a-f]+|\d+)([.,:]\d+)*', '?', 'g')
    ), 16))::bit(64)::bigint
$function$;

CREATE OR REPLACE FUNCTION sync_console.external_id(record jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select record ->> field
      from unnest(array['id', 'key', 'external_id', 'externalId', 'sku']) with ordinality f(field, place)
     where jsonb_typeof(record -> field) in ('string', 'number', 'boolean')
       and record ->> field ~ '\S'
     order by place
     limit 1
$function$;

CREATE OR REPLACE FUNCTION sync_console.find_api_token(p_hash bytea)
 RETURNS TABLE(org_id uuid, id uuid, name character varying, scopes text[], maker_id uuid, maker_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION sync_console.find_errors(terms text[], from_at timestamp with time zone, upto_at timestamp with time zone, statuses smallint[], actions smallint[], entities smallint[], sources smallint[], person uuid, sync text, cause bigint, past_at timestamp with time zone, past_id uuid, newer boolean, most integer)
 RETURNS TABLE(created_at timestamp with time zone, id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    nearest  constant integer := 20000;
    furthest constant integer := 200000;
    searched constant text   := 'coalesce(l.item_key || '' '', '''') || l.error_message';
    org              uuid    := nullif(current_setting('app.current_org_id', true), '')::uuid;
    page             integer := least(greatest(most, 0), 10001);
    beyond           text    := case when newer then '>' else '<' end;
    ordered          text    := case when newer then ' order by l.created_at, l.id'
                                     else ' order by l.created_at desc, l.id desc' end;
    has_words        boolean := false;
    words            text    := '';
    filters          text    := '';
    named            text    := '';
    place            text;
    span             text;
    term             text;
    found            integer;
    more             integer;
    looked           integer := nearest;
    edge_at          timestamptz;
    edge_id          uuid;
    few      constant integer := 5000;
    branches constant integer := 32;
    possible         bigint;
    kinds            integer;
    certain          boolean;
    is_few           boolean := false;
    of_kinds         text;
    -- what is asked of each stays open, to count them and to read them
    of_kind constant text    := 'select %%1$s
                                   from public.sync_activity_log l
                                  where %1$s and l.created_at %2$s= %3$L::timestamptz
                                    and (l.created_at, l.id) %2$s (%3$L::timestamptz, %4$L::uuid)
                                    and l.status_code = %5$s and l.action_code = %6$s
                                    and l.entity_code %7$s and l.source_code %8$s %%2$s';
    at_edge constant text    := 'select l.created_at, l.id from public.sync_activity_log l where %s %s offset %s limit 1';
begin
    if org is null or page = 0 or cardinality(terms) = 0 then
        return;
    end if;
    if cardinality(terms) > 16 then
        raise exception 'At most 16 terms' using errcode = 'invalid_parameter_value';
    end if;
    foreach term in array terms loop
        if term is null or term = '' or char_length(term) > 200 then
            raise exception 'A term has 1 to 200 characters' using errcode = 'invalid_parameter_value';
        end if;
        has_words := has_words or term ~ '[[:alnum:]]{3}';
        words := words || format(
            ' and %s ilike %L',
            searched,
            '%' || replace(replace(replace(term, '\', '\\'), '%', '\%'), '_', '\_') || '%');
    end loop;

    if statuses is not null then
        filters := filters || format(' and l.status_code = any (%L::smallint[])', statuses);
    end if;
    if actions is not null then
        filters := filters || format(' and l.action_code = any (%L::smallint[])', actions);
    end if;
    if entities is not null then
        filters := filters || format(' and (l.entity_code = any (%1$L::smallint[]) or 0 = any (%1$L::smallint[]) and l.entity_code is null)', entities);
    end if;
    if sources is not null then
        filters := filters || format(' and (l.source_code = any (%1$L::smallint[]) or 0 = any (%1$L::smallint[]) and l.source_code is null)', sources);
    end if;
    if person is not null then
        named := format(' and l.user_id = %L::uuid', person);
        filters := filters || named;
    end if;
    if sync is not null then
        named := format(' and l.sync_id = %L', sync);
        filters := filters || named;
    end if;
    if cause is not null then
        named := format(' and l.fingerprint = %L::bigint', cause);
        filters := filters || named;
    end if;

    place := format('l.org_id = %L::uuid', org);
    if from_at is not null then
        place := place || format(' and l.created_at >= %L::timestamptz', from_at);
    end if;
    if upto_at is not null then
        place := place || format(' and l.created_at < %L::timestamptz', upto_at);
    end if;
    if past_at is not null then
        place := place || format(
            ' and l.created_at %1$s= %2$L::timestamptz and (l.created_at, l.id) %1$s (%2$L::timestamptz, %3$L::uuid)',
            beyond, past_at, past_id);
    end if;
    span := place || ' and l.error_message is not null';

    if named <> '' and not has_words then
        return query execute format(
            'select l.created_at, l.id
               from (select l.created_at, l.id
                       from (select * from public.sync_activity_log l where %1$s %2$s %3$s limit %4$s) l
                      where l.error_message is not null %5$s %6$s
                      union
                     select l.created_at, l.id
                       from (select * from public.sync_activity_log l where %7$s %3$s limit %8$s) l
                      where true %5$s %6$s) l
              %3$s
              limit %9$s',
            place, named, ordered, few, filters, words, span, nearest, page);
        return;
    end if;
    if named <> '' then
        return query execute format(
            'select l.created_at, l.id
               from (select * from public.sync_activity_log l where %s %s %s limit %s) l
              where l.error_message is not null %s %s %s
              limit %s',
            place, named, ordered, few, filters, words, ordered, page);
        get diagnostics found = row_count;
        if found >= page then
            return;
        end if;
        execute format(at_edge, place || named, ordered, few - 1) into edge_at, edge_id;
        if edge_at is null then
            return;
        end if;
        return query execute format(
            'select l.created_at, l.id
               from public.sync_activity_log l
              where %1$s and l.created_at %2$s= %3$L::timestamptz
                and (l.created_at, l.id) %2$s (%3$L::timestamptz, %4$L::uuid) %5$s %6$s
              %7$s
              limit %8$s',
            span, beyond, edge_at, edge_id, filters, words, ordered, page - found);
        return;
    end if;

    return query execute format(
        'select l.created_at, l.id
           from (select * from public.sync_activity_log l where %s %s limit %s) l
          where true %s %s %s
          limit %s',
        span, ordered, nearest, filters, words, ordered, page);
    get diagnostics found = row_count;
    if found >= page or not has_words then
        return;
    end if;

    execute format(at_edge, span, ordered, looked - 1) into edge_at, edge_id;
    if edge_at is null then
        return;
    end if;
    if filters <> '' then
        execute format(
            'select not exists (
                select
                  from public.sync_activity_log l
                 where l.org_id = %L::uuid
                   and l.position > (select f.folded_to from sync_console.activity_fold f)
                   and l.error_message is not null %s)',
            org, filters) into certain;
    end if;
    if certain then
        select count(*), string_agg(format(
                   of_kind, place, beyond, edge_at, edge_id, k.status_code, k.action_code,
                   case when k.entity_code = 0 then 'is null' else '= ' || k.entity_code end,
                   case when k.source_code = 0 then 'is null' else '= ' || k.source_code end), ' union all ')
          into kinds, of_kinds
          from sync_console.activity_kind k
         where k.org_id = org
           and (from_at is null or k.last_hour > from_at - interval '1 hour')
           and (upto_at is null or k.first_hour < upto_at)
           and (statuses is null or k.status_code = any (statuses))
           and (actions is null or k.action_code = any (actions))
           and (entities is null or k.entity_code = any (entities))
           and (sources is null or k.source_code = any (sources));
        if kinds = 0 then
            return;
        end if;
        if kinds <= branches then
            execute format('select count(*) from (%s limit %s) l', format(of_kinds, 'l.id', ''), few + 1) into possible;
            is_few := possible <= few;
        end if;
        if not is_few then
            select coalesce(sum(k.events), 0),
                   count(*) <= branches and sum(k.events) <= few and bool_and(k.status_code in (4, 5, 6, 8)),
                   string_agg(format(
                       of_kind, place, beyond, edge_at, edge_id, k.status_code, k.action_code,
                       case when k.entity_code = 0 then 'is null' else '= ' || k.entity_code end,
                       case when k.source_code = 0 then 'is null' else '= ' || k.source_code end), ' union all ')
              into possible, is_few, of_kinds
              from (select h.status_code, h.action_code, h.entity_code, h.source_code, sum(h.events) as events
                      from sync_console.activity_cause_hour h
                     where h.org_id = org
                       and (from_at is null or h.hour > from_at - interval '1 hour')
                       and (upto_at is null or h.hour < upto_at)
                       and (statuses is null or h.status_code = any (statuses))
                       and (actions is null or h.action_code = any (actions))
                       and (entities is null or h.entity_code = any (entities))
                       and (sources is null or h.source_code = any (sources))
                     group by 1, 2, 3, 4) k;
            if possible = 0 then
                return;
            end if;
        end if;
        if is_few then
            return query execute format(
                'with few as materialized (%s)
                 select l.created_at, l.id from few l where true %s %s limit %s',
                format(of_kinds, 'l.created_at, l.id, l.item_key, l.error_message', 'and l.error_message is not null'),
                words, ordered, page - found);
            return;
        end if;
    end if;
    if found::bigint * furthest >= page::bigint * nearest then
        return query execute format(
            'select l.created_at, l.id
               from (select *
                       from public.sync_activity_log l
                      where %1$s and l.created_at %2$s= %3$L::timestamptz
                        and (l.created_at, l.id) %2$s (%3$L::timestamptz, %4$L::uuid)
                      %5$s
                      limit %6$s) l
              where true %7$s %8$s
              %5$s
              limit %9$s',
            span, beyond, edge_at, edge_id, ordered, furthest, filters, words, page - found);
        get diagnostics more = row_count;
        found := found + more;
        looked := looked + furthest;
        if found >= page then
            return;
        end if;
        execute format(at_edge, span, ordered, looked - 1) into edge_at, edge_id;
        if edge_at is null then
            return;
        end if;
    end if;
    return query execute format(
        'with hit as materialized (
            select l.created_at, l.id
              from public.sync_activity_log l
             where %1$s and l.created_at %2$s= %3$L::timestamptz %4$s %5$s)
         select l.created_at, l.id
           from hit l
          where (l.created_at, l.id) %2$s (%3$L::timestamptz, %6$L::uuid) %7$s
          limit %8$s',
        span, beyond, edge_at, filters, words, edge_id, ordered, page - found);
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.find_hook(p_connection uuid)
 RETURNS TABLE(org_id uuid, source_code smallint, base_url character varying, secrets bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select c.org_id,
           c.source_code,
           c.base_url,
           c.secrets
      from sync_console.connection c
     where c.id = p_connection
       and c.archived_at is null
       and 'hookSecret' = any (c.secret_names)
$function$;

CREATE OR REPLACE FUNCTION sync_console.find_one_time_link(p_hash bytea)
 RETURNS TABLE(org_id uuid, user_id uuid, email text, display_name text, purpose text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select l.org_id,
           l.user_id,
           u.email,
           u.display_name,
           l.purpose
      from sync_console.one_time_link l
      join auth.users_extended u
        on u.id = l.user_id
       and u.org_id = l.org_id
     where l.token_hash = p_hash
       and l.used_at is null
       and l.expires_at > pg_catalog.now()
       and u.deleted_at is null
$function$;

CREATE OR REPLACE FUNCTION sync_console.find_sign_in(p_email text)
 RETURNS TABLE(user_id uuid, org_id uuid, org_name text, email text, display_name text, password_hash text, is_admitted boolean, role text, needs_code boolean, has_code boolean, stamp text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select u.id,
           u.org_id,
           o.name,
           u.email,
           u.display_name,
           u.password_hash,
           a.is_admitted,
           m.role,
           u.two_factor_enabled is true or t.user_id is not null,
           t.user_id is not null,
           sync_console.sign_in_stamp(a.is_admitted, m.role, u.password_hash)
      from auth.users_extended u
      join public.organization o
        on o.id = u.org_id
      left join sync_console.member_role m
        on m.org_id = u.org_id
       and m.user_id = u.id
      left join sync_console.totp_secret t
        on t.org_id = u.org_id
       and t.user_id = u.id
     cross join lateral (
           select u.is_active is not false
              and u.is_suspended is not true
              and u.deleted_at is null
              and m.role is not null as is_admitted
           ) a
     where pg_catalog.lower(u.email) = pg_catalog.lower(pg_catalog.btrim(p_email))
     order by u.email = pg_catalog.btrim(p_email) desc,
              u.created_at
     limit 1
$function$;

CREATE OR REPLACE FUNCTION sync_console.fold_activity(most integer DEFAULT 100000)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    state    sync_console.activity_fold;
    position bigint;
    upto     bigint;
begin
    if pg_current_xact_id_if_assigned() is not null
            or current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'The log is folded in a transaction of its own, read committed'
            using errcode = 'invalid_transaction_state';
    end if;
    select s.last_value
      into position
      from sync_console.activity_position s
     where s.is_called;
    perform
       from sync_console.activity_fold f
      where f.folded_to < position;
    if not found then
        return 0;
    end if;
    -- Only now this transaction gets its number: whatever took a position until here has an earlier one.
    select f.*
      into state
      from sync_console.activity_fold f
       for update skip locked;
    if not found then
        return 0;
    end if;

    upto := state.folded_to;
    if state.next_to > upto and pg_snapshot_xmin(pg_current_snapshot()) >= state.next_after then
        upto := least(state.next_to, upto + greatest(most, 1));
        perform sync_console.count_activity(state.folded_to, upto);
    end if;
    -- A backup restored into a younger server would wait for a transaction that is long to come; nothing is under way
    -- any more of what was there then.
    if state.next_to is null
            or state.next_to <= upto
            or state.next_after >= pg_snapshot_xmax(pg_current_snapshot()) then
        state.next_to := position;
        state.next_after := pg_current_xact_id();
    end if;
    update sync_console.activity_fold
       set folded_to = upto,
           next_to = state.next_to,
           next_after = state.next_after;
    return upto - state.folded_to;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.forget_activity_counts(before timestamp with time zone, most integer)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    counted bigint;
    gone    bigint;
begin
    select f.folded_to
      into counted
      from sync_console.activity_fold f
       for update;

    with event as materialized (
        select l.org_id,
               date_trunc('hour', l.created_at, 'UTC') as hour,
               l.status_code,
               l.action_code,
               coalesce(l.entity_code, 0::smallint) as entity_code,
               coalesce(l.source_code, 0::smallint) as source_code,
               l.fingerprint,
               l.created_at
          from public.sync_activity_log l
         where l.created_at < before
           and l.position <= counted
    ),
    kept_hour as materialized (
        select e.org_id, e.hour, e.status_code, e.action_code, e.entity_code, e.source_code, count(*) as events
          from event e
         group by 1, 2, 3, 4, 5, 6
    ),
    kept_cause as materialized (
        select e.org_id, e.hour, e.fingerprint, e.status_code, e.action_code, e.entity_code, e.source_code,
               count(*) as events, min(e.created_at) as first_at, max(e.created_at) as last_at
          from event e
         where e.fingerprint is not null
         group by 1, 2, 3, 4, 5, 6, 7
    ),
    hours as (
        delete from sync_console.activity_hour
         where ctid = any (array(
                   select h.ctid
                     from sync_console.activity_hour h
                    where h.hour < before
                      and not exists (
                              select
                                from kept_hour k
                               where k.org_id = h.org_id
                                 and k.hour = h.hour
                                 and k.status_code = h.status_code
                                 and k.action_code = h.action_code
                                 and k.entity_code = h.entity_code
                                 and k.source_code = h.source_code)
                    limit most))
        returning 1
    ),
    causes as (
        delete from sync_console.activity_cause_hour
         where ctid = any (array(
                   select c.ctid
                     from sync_console.activity_cause_hour c
                    where c.hour < before
                      and not exists (
                              select
                                from kept_cause k
                               where k.org_id = c.org_id
                                 and k.hour = c.hour
                                 and k.fingerprint = c.fingerprint
                                 and k.status_code = c.status_code
                                 and k.action_code = c.action_code
                                 and k.entity_code = c.entity_code
                                 and k.source_code = c.source_code)
                    limit most))
        returning 1
    ),
    kinds as (
        delete from sync_console.activity_kind t
         where t.last_hour < before
           and not exists (
                   select
                     from kept_hour k
                    where k.org_id = t.org_id
                      and k.status_code = t.status_code
                      and k.action_code = t.action_code
                      and k.entity_code = t.entity_code
                      and k.source_code = t.source_code)
    ),
    hours_kept as (
        insert into sync_console.activity_hour as h
        select k.* from kept_hour k
            on conflict (org_id, hour, status_code, action_code, entity_code, source_code)
            do update set events = excluded.events
                where h.events <> excluded.events
    ),
    causes_kept as (
        insert into sync_console.activity_cause_hour as c
        select k.* from kept_cause k
            on conflict (org_id, hour, fingerprint, status_code, action_code, entity_code, source_code)
            do update set events = excluded.events,
                          first_at = excluded.first_at,
                          last_at = excluded.last_at
                where (c.events, c.first_at, c.last_at) <> (excluded.events, excluded.first_at, excluded.last_at)
    ),
    kinds_kept as (
        insert into sync_console.activity_kind as t
        select k.org_id, k.status_code, k.action_code, k.entity_code, k.source_code, min(k.hour), max(k.hour)
          from kept_hour k
         group by 1, 2, 3, 4, 5
            on conflict (org_id, status_code, action_code, entity_code, source_code)
            do update set first_hour = least(t.first_hour, excluded.first_hour),
                          last_hour = greatest(t.last_hour, excluded.last_hour)
                where t.first_hour > excluded.first_hour
                   or t.last_hour < excluded.last_hour
    )
    select (select count(*) from hours) + (select count(*) from causes)
      into gone;
    return gone;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.found_organisation(p_name text, p_slug text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    found_id uuid;
begin
    select o.id into found_id from public.organization o where o.slug = p_slug;
    if found_id is null then
        insert into public.organization (id, name, slug)
        values (pg_catalog.gen_random_uuid(), p_name, p_slug)
        returning id into found_id;
    end if;
    return found_id;
end
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

CREATE OR REPLACE FUNCTION sync_console.has_administrator()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select exists (select from sync_console.member_role m where m.role = 'admin')
$function$;

CREATE OR REPLACE FUNCTION sync_console.isolation_canaries()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION sync_console.keep_derived_progress()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
    new.status_code := sync_console.status_code(new.status);
    new.entity_code := sync_console.entity_code(new.entity_type);
    new.source_code := sync_console.source_code(new.source_system);
    if tg_op = 'UPDATE' then
        if new.started_at is distinct from old.started_at
                or new.elapsed_seconds is distinct from old.elapsed_seconds
                or new.speed_items_per_min is distinct from old.speed_items_per_min
                or new.eta_seconds is distinct from old.eta_seconds
                or new.eta_low is distinct from old.eta_low
                or new.eta_high is distinct from old.eta_high then
            new.rate_due_at := null;
        else
            new.rate_due_at := old.rate_due_at;
        end if;
        new.rate_due_done := old.rate_due_done;
        new.rate_slow := old.rate_slow;
        new.rate_state := old.rate_state;
        new.rate_marks := old.rate_marks;
        new.rate_ewma := old.rate_ewma;
        new.rate_variance := old.rate_variance;
        new.rate_samples := old.rate_samples;
        new.sample_count := old.sample_count;
    end if;
    return new;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.manages_users()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select pg_catalog.has_table_privilege('sync_system', 'auth.users_extended', 'insert')
       and pg_catalog.has_table_privilege('sync_system', 'auth.users_extended', 'update')
$function$;

CREATE OR REPLACE FUNCTION sync_console.open_alerts()
 RETURNS TABLE(rule text, alerts bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select o.rule, count(*)
      from (select a.rule from sync_console.alert a where a.closed_at is null
             union all
            select i.rule from sync_console.installation_alert i where i.closed_at is null) o
     group by o.rule
$function$;

CREATE OR REPLACE FUNCTION sync_console.org_members()
 RETURNS TABLE(user_id uuid, email text, display_name text, role text, is_active boolean, is_suspended boolean, has_password boolean, must_have_code boolean, has_code boolean, locked_until timestamp with time zone, last_sign_in_at timestamp with time zone, stamp text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select u.id,
           u.email,
           u.display_name,
           m.role,
           u.is_active is not false,
           u.is_suspended is true,
           u.password_hash is not null,
           u.two_factor_enabled is true,
           t.user_id is not null,
           greatest(a.locked_until, u.locked_until),
           m.last_sign_in_at,
           sync_console.sign_in_stamp(
               u.is_active is not false and u.is_suspended is not true and m.role is not null,
               m.role,
               u.password_hash)
      from auth.users_extended u
      left join sync_console.member_role m
        on m.org_id = u.org_id
       and m.user_id = u.id
      left join sync_console.totp_secret t
        on t.org_id = u.org_id
       and t.user_id = u.id
      left join sync_console.sign_in_attempt a
        on a.email_hash = sync_console.email_hash(u.email)
       and a.locked_until > pg_catalog.now()
     where u.org_id = nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid
       and u.deleted_at is null
     order by pg_catalog.lower(u.display_name),
              u.id
$function$;

CREATE OR REPLACE FUNCTION sync_console.organisation_ids()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select o.id
      from public.organization o
     where not exists (select from sync_console.isolation_canary c where c.organisation_id = o.id)
     order by o.id
$function$;

CREATE OR REPLACE FUNCTION sync_console.preview_summary(delta jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select jsonb_strip_nulls(jsonb_build_object(
        'shape', jsonb_typeof(delta),
        'entity', left(coalesce(
            delta ->> 'entity_type',
            delta ->> 'entityType',
            delta ->> 'entity',
            delta #>> '{metadata,entity_type}'), 50),
        'truncated', delta -> 'truncated' = 'true',
        'new', case when jsonb_typeof(delta -> 'new') = 'array' then jsonb_array_length(delta -> 'new') end,
        'updated', case when jsonb_typeof(delta -> 'updated') = 'array' then jsonb_array_length(delta -> 'updated') end,
        'deleted', case when jsonb_typeof(delta -> 'deleted') = 'array' then jsonb_array_length(delta -> 'deleted') end,
        'new_stated', case when jsonb_typeof(delta #> '{statistics,new_count}') = 'number'
            then delta #> '{statistics,new_count}' end,
        'updated_stated', case when jsonb_typeof(delta #> '{statistics,updated_count}') = 'number'
            then delta #> '{statistics,updated_count}' end,
        'deleted_stated', case when jsonb_typeof(delta #> '{statistics,deleted_count}') = 'number'
            then delta #> '{statistics,deleted_count}' end
    ))
$function$;

CREATE OR REPLACE FUNCTION sync_console.price_change(before jsonb, after jsonb, changed text[])
 RETURNS numeric
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    figure constant text := '^-?[0-9]{1,20}(\.[0-9]{1,20})?$';
    field   text;
    was     numeric;
    becomes numeric;
    largest numeric;
begin
    foreach field in array coalesce(changed, '{}') loop
        if (field = 'price' or field like '%\_price')
                and before ->> field ~ figure
                and after ->> field ~ figure then
            was := before ->> field;
            becomes := after ->> field;
            largest := greatest(
                largest,
                case when was <> 0 then round(ceil(abs(becomes - was) * 10000 / abs(was)) / 100, 2)
                     when becomes = 0 then 0
                     else 100 end);
        end if;
    end loop;
    return largest;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.progress_clock()
 RETURNS timestamp with time zone
 LANGUAGE sql
 PARALLEL SAFE
AS $function$select pg_catalog.clock_timestamp()$function$;

CREATE OR REPLACE FUNCTION sync_console.progress_forecast(marks double precision[], items_left double precision)
 RETURNS double precision[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    -- the newest block is the first of these
    seconds   double precision[] := '{}';
    items     double precision[] := '{}';
    n         integer := 0;
    s         double precision;
    w         double precision;
    all_s     double precision := marks[cardinality(marks) - 1] - marks[1];
    all_w     double precision := marks[cardinality(marks)] - marks[2];
    -- pace of the last eighth, quarter, half and of all
    shares    constant double precision[] := '{0.125,0.25,0.5,1}';
    paces     double precision[] := '{}';
    k         integer := 1;
    cum_s     double precision := 0;
    cum_w     double precision := 0;
    -- noise: per length of neighbours, running sums of a group and the logarithm of the group before
    noise     double precision := 0;
    width     integer;
    group_s   double precision;
    group_w   double precision;
    before    double precision;
    squares   double precision;
    pairs     integer;
    expected  double precision;
    -- drift: regression of the logarithm of the pace on the place in the course
    x         double precision;
    y         double precision;
    sum_x     double precision := 0;
    sum_y     double precision := 0;
    sum_xx    double precision := 0;
    sum_xy    double precision := 0;
    sum_yy    double precision := 0;
    slope     double precision;
    recent    double precision;
    latest    double precision;
    drift     double precision := 0;
    horizon   double precision;
    log_pace  double precision;
    change    double precision;
    half      double precision;
    quarter   double precision;
begin
    for i in reverse cardinality(marks) / 2 - 1 .. 1 loop
        w := marks[2 * i + 2] - marks[2 * i];
        if w > 0 then
            s := greatest(marks[2 * i + 1] - marks[2 * i - 1], 0.001);
            n := n + 1;
            seconds[n] := s;
            items[n] := w;
            while k <= 4 and (cum_w + w >= shares[k] * all_w or i = 1) loop
                x := least((shares[k] * all_w - cum_w) / w, 1);
                paces[k] := (cum_s + x * s) / (cum_w + x * w);
                k := k + 1;
            end loop;
            x := 1 - (cum_w + w / 2) / all_w;
            y := ln(s / w);
            sum_x := sum_x + x;
            sum_y := sum_y + y;
            sum_xx := sum_xx + x * x;
            sum_xy := sum_xy + x * y;
            sum_yy := sum_yy + y * y;
            cum_s := cum_s + s;
            cum_w := cum_w + w;
        end if;
    end loop;
    if n = 0 then
        return null;
    end if;
    while k <= 4 loop
        paces[k] := cum_s / cum_w;
        k := k + 1;
    end loop;

    foreach width in array array[1, 2, 4] loop
        exit when n < 2 * width;
        squares := 0;
        pairs := 0;
        before := null;
        for g in 0 .. n / width - 1 loop
            group_s := 0;
            group_w := 0;
            for i in g * width + 1 .. g * width + width loop
                group_s := group_s + seconds[i];
                group_w := group_w + items[i];
            end loop;
            y := ln(group_s / group_w);
            if before is not null then
                squares := squares + (y - before) * (y - before);
                pairs := pairs + 1;
            end if;
            before := y;
        end loop;
        if width < 4 or pairs > 1 then
            noise := greatest(noise, width * squares / 2 / pairs);
        end if;
    end loop;
    -- few blocks say little about noise: two blocks' worth of what is usual
    expected := (noise * (n - 1) + 0.12) / (n + 1);

    log_pace := ln(paces[4]);
    for i in reverse 3 .. 1 loop
        change := ln(paces[i]) - log_pace;
        if change <> 0 then
            log_pace := log_pace + change * least(n * shares[i], 1)
                * change * change / (change * change + 3 * (noise / greatest(n * shares[i], 1) + 0.0004));
        end if;
    end loop;

    horizon := least(items_left / all_w, 6);
    if n >= 8 then
        sum_xx := sum_xx - sum_x * sum_x / n;
        sum_xy := sum_xy - sum_x * sum_y / n;
        sum_yy := sum_yy - sum_y * sum_y / n;
        slope := sum_xy / sum_xx;
        recent := 2 * ln(paces[3] / greatest(2 * paces[4] - paces[3], 0.1 * paces[3]));
        latest := 4 * ln(paces[2] / greatest(2 * paces[3] - paces[2], 0.1 * paces[2]));
        if sign(slope) = sign(recent) and sign(slope) = sign(latest) then
            drift := sign(slope) * least(abs(slope), abs(recent), abs(latest))
                * greatest(1 - 3 * greatest(noise, (sum_yy - slope * sum_xy) / (n - 2), 0.000001)
                               / greatest(slope * slope * sum_xx, 0.000000001), 0)
                * 0.9 * (0.12 + horizon / 2);
            drift := greatest(least(drift, 0.8), -0.4);
        end if;
    end if;

    half := ln(paces[3] / paces[4]);
    quarter := ln(paces[2] / paces[3]);
    return array[
        exp(greatest(least(log_pace + drift, 40), -40)),
        0.86 * least(expected / greatest(n * items_left / all_w, 1), 4)
            + 0.14 * least(half * half, 4)
            + 1.0 * least(quarter * quarter, 4)
            + 2.2 * drift * drift
            + 0.054 * horizon / (1 + horizon)
    ];
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.quarantine_canary(row_id uuid, marker text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    insert into sync_console.quarantined_activity (org_id, id, created_at, action, status, error_message)
    select c.organisation_id, row_id, timestamptz '2000-01-01 00:00:00+00', 'manual_trigger', 'failed', marker
      from sync_console.isolation_canary c
     where c.organisation_id = nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid
        on conflict do nothing
$function$;

CREATE OR REPLACE FUNCTION sync_console.record_name(data jsonb)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
    return left(coalesce(
        nullif(data ->> 'name', ''), nullif(data ->> 'title', ''), nullif(data ->> 'display_name', ''),
        nullif(data ->> 'email', ''), nullif(data ->> 'number', ''), nullif(data ->> 'sku', ''),
        nullif(data ->> 'code', '')), 255);
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.record_sign_in(p_user_id uuid, p_address inet)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
    delete from sync_console.sign_in_attempt a
     using auth.users_extended u
     where u.id = p_user_id
       and a.email_hash = sync_console.email_hash(u.email);

    update sync_console.member_role m
       set last_sign_in_at = pg_catalog.now()
     where m.user_id = p_user_id;

    insert into sync_console.audit_event (org_id, user_id, actor, action, subject, address)
    select u.org_id,
           u.id,
           pg_catalog.left(u.display_name, 255),
           'sign_in',
           pg_catalog.left(u.email, 255),
           p_address
      from auth.users_extended u
     where u.id = p_user_id;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.record_sign_in_failure(p_email text, p_reason text, p_address inet)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    lock_after constant integer := 5;
    lock_for constant interval := interval '15 minutes';
    hash constant bytea := sync_console.email_hash(p_email);
    locked timestamptz;
begin
    delete from sync_console.sign_in_attempt a
     where a.last_failure_at < pg_catalog.now() - interval '1 day';

    insert into sync_console.sign_in_attempt as a (email_hash, failures, last_failure_at)
    values (hash, 1, pg_catalog.now())
        on conflict (email_hash) do update
       set failures = case when a.last_failure_at < pg_catalog.now() - lock_for then 1 else a.failures + 1 end,
           last_failure_at = pg_catalog.now();

    update sync_console.sign_in_attempt a
       set locked_until = pg_catalog.now() + lock_for,
           failures = 0
     where a.email_hash = hash
       and a.failures >= lock_after
    returning a.locked_until into locked;

    insert into sync_console.audit_event (org_id, user_id, actor, action, subject, details, address)
    select u.org_id,
           u.id,
           pg_catalog.left(u.display_name, 255),
           case when locked is null then 'sign_in_refused' else 'sign_in_locked' end,
           pg_catalog.left(u.email, 255),
           pg_catalog.jsonb_build_object('reason', p_reason),
           p_address
      from auth.users_extended u
     where pg_catalog.lower(u.email) = pg_catalog.lower(pg_catalog.btrim(p_email));

    return locked;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.renew_isolation_token(new_hash bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    org constant uuid := nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid;
begin
    update sync_console.api_token t
       set token_hash = new_hash,
           scopes = '{read,report}',
           expires_at = pg_catalog.clock_timestamp() + interval '5 minutes'
     where t.org_id = org
       and t.name = 'isolation proof'
       and exists (select from sync_console.isolation_canary c where c.organisation_id = org);
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.set_member_role(p_user_id uuid, p_role text, p_by uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    org constant uuid := nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid;
begin
    if not exists (select from auth.users_extended u where u.id = p_user_id and u.org_id = org) then
        return false;
    end if;
    if p_role is null then
        delete from sync_console.member_role m where m.org_id = org and m.user_id = p_user_id;
    else
        insert into sync_console.member_role (org_id, user_id, role, granted_by)
        values (org, p_user_id, p_role, p_by)
            on conflict (org_id, user_id) do update
           set role = excluded.role,
               granted_by = excluded.granted_by,
               granted_at = pg_catalog.now();
    end if;
    return true;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.set_password_by_link(p_hash bytea, p_password_hash text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    link sync_console.one_time_link;
begin
    update sync_console.one_time_link l
       set used_at = pg_catalog.now()
     where l.token_hash = p_hash
       and l.purpose = 'set_password'
       and l.used_at is null
       and l.expires_at > pg_catalog.now()
    returning l.* into link;
    if link.id is null then
        return false;
    end if;
    update auth.users_extended u
       set password_hash = p_password_hash,
           updated_at = pg_catalog.now()
     where u.id = link.user_id
       and u.org_id = link.org_id
       and u.deleted_at is null;
    if not found then
        raise exception 'The person this link was made for is gone';
    end if;
    update sync_console.one_time_link l
       set used_at = pg_catalog.now()
     where l.org_id = link.org_id
       and l.user_id = link.user_id
       and l.purpose = 'set_password'
       and l.used_at is null;
    insert into sync_console.audit_event (org_id, user_id, actor, action, subject, details)
    select u.org_id,
           u.id,
           pg_catalog.left(u.display_name, 255),
           'password_set',
           pg_catalog.left(u.email, 255),
           pg_catalog.jsonb_build_object('by', 'one-time link')
      from auth.users_extended u
     where u.id = link.user_id;
    return true;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.set_suspended(p_user_id uuid, p_suspended boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
    update auth.users_extended u
       set is_suspended = p_suspended,
           updated_at = pg_catalog.now()
     where u.id = p_user_id
       and u.org_id = nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid;
    return found;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.sign_in_locked_until(p_email text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select greatest(
        (select a.locked_until
           from sync_console.sign_in_attempt a
          where a.email_hash = sync_console.email_hash(p_email)
            and a.locked_until > pg_catalog.now()),
        (select max(u.locked_until)
           from auth.users_extended u
          where pg_catalog.lower(u.email) = pg_catalog.lower(pg_catalog.btrim(p_email))
            and u.locked_until > pg_catalog.now()))
$function$;

CREATE OR REPLACE FUNCTION sync_console.sign_in_stamp(is_admitted boolean, role text, password_hash text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select pg_catalog.encode(
        pg_catalog.sha256(pg_catalog.convert_to(
            pg_catalog.concat_ws('|', is_admitted, coalesce(role, '-'), coalesce(password_hash, '-')), 'UTF8')),
        'hex')
$function$;

CREATE OR REPLACE FUNCTION sync_console.source_code(source_system text)
 RETURNS smallint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select case
        when source_system is null then null
        when lower(source_system) = 'woocommerce' then 1
        when lower(source_system) = 'odoo' then 2
        when lower(source_system) = 'shopify' then 3
        else 4
    end::smallint
$function$;

CREATE OR REPLACE FUNCTION sync_console.spend_one_time_link(p_hash bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
    update sync_console.one_time_link l
       set used_at = pg_catalog.now()
     where l.token_hash = p_hash
       and l.used_at is null
       and l.expires_at > pg_catalog.now();
    return found;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.status_code(status public.sync_status_type)
 RETURNS smallint
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    select case status
        when 'pending' then 1
        when 'in_progress' then 2
        when 'completed' then 3
        when 'completed_with_errors' then 4
        when 'failed' then 5
        when 'cancelled' then 6
        when 'paused' then 7
        when 'timeout' then 8
    end::smallint
$function$;

CREATE OR REPLACE FUNCTION sync_console.stock_to_zero(before jsonb, after jsonb, changed text[])
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
    field text;
begin
    foreach field in array coalesce(changed, '{}') loop
        if field in ('stock', 'stock_quantity', 'quantity', 'qty', 'available', 'on_hand')
                and before ->> field ~ '^[0-9]{1,20}(\.[0-9]{1,20})?$'
                and before ->> field !~ '^0+(\.0+)?$'
                and after ->> field ~ '^(-[0-9.]{1,40}|0+(\.0+)?)$' then
            return true;
        end if;
    end loop;
    return false;
end
$function$;

CREATE OR REPLACE FUNCTION sync_console.touch_api_token(p_org_id uuid, p_id uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    update sync_console.api_token t
       set last_used_at = pg_catalog.now()
     where t.org_id = p_org_id
       and t.id = p_id
       and (t.last_used_at is null or t.last_used_at < pg_catalog.now() - interval '1 minute')
$function$;

CREATE OR REPLACE FUNCTION sync_console.unlock_sign_in(p_user_id uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
    delete from sync_console.sign_in_attempt a
     using auth.users_extended u
     where u.id = p_user_id
       and u.org_id = nullif(pg_catalog.current_setting('app.current_org_id', true), '')::uuid
       and a.email_hash = sync_console.email_hash(u.email);
    return found;
end
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
CREATE TRIGGER sync_progress_05_derived
    BEFORE INSERT OR UPDATE OF status_code, entity_code, source_code, entity_type, source_system, started_at, elapsed_seconds, speed_items_per_min, eta_seconds, eta_low, eta_high, rate_due_at, rate_due_done, rate_slow, rate_state, rate_marks, rate_ewma, rate_variance, rate_samples, sample_count ON public.sync_progress
    FOR EACH ROW
    EXECUTE FUNCTION sync_console.keep_derived_progress();
CREATE TRIGGER sync_progress_10_validate
    BEFORE INSERT OR UPDATE ON public.sync_progress
    FOR EACH ROW
    WHEN (((new.status <> 'in_progress'::public.sync_status_type) OR (new.status IS DISTINCT FROM new.settled_status) OR (new.total_items IS DISTINCT FROM new.settled_total) OR (new.completed_at IS NOT NULL) OR (((new.processed_count)::bigint + new.failed_count) >= new.total_items) OR (new.current_item > new.total_items) OR (NOT new.total_known)))
    EXECUTE FUNCTION public.validate_sync_progress_totals();
CREATE TRIGGER sync_progress_20_elapsed
    BEFORE INSERT OR UPDATE ON public.sync_progress
    FOR EACH ROW
    WHEN (((new.rate_due_at IS NULL) OR (NOT ((clock_timestamp() >= (new.rate_due_at - '00:00:01'::interval)) AND (clock_timestamp() <= new.rate_due_at))) OR (((new.processed_count)::bigint + new.failed_count) > new.rate_due_done) OR (COALESCE(((new.worker_state)::text = ANY ((ARRAY['throttled'::character varying, 'waiting'::character varying, 'retrying'::character varying])::text[])), false) <> new.rate_slow)))
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
alter table sync_console.activity_cause_hour owner to sync_owner;
alter table sync_console.activity_fold owner to sync_owner;
alter table sync_console.activity_hour owner to sync_owner;
alter table sync_console.activity_kind owner to sync_owner;
alter table sync_console.activity_view owner to sync_owner;
alter table sync_console.alert owner to sync_owner;
alter table sync_console.alert_channel owner to sync_owner;
alter table sync_console.alert_delivery owner to sync_owner;
alter table sync_console.alert_evaluation owner to sync_owner;
alter table sync_console.alert_mute owner to sync_owner;
alter table sync_console.alert_rule_setting owner to sync_owner;
alter table sync_console.api_token owner to sync_owner;
alter table sync_console.audit_event owner to sync_owner;
alter table sync_console.bulk_act owner to sync_owner;
alter table sync_console.bulk_item owner to sync_owner;
alter table sync_console.connection owner to sync_owner;
alter table sync_console.connection_entity owner to sync_owner;
alter table sync_console.connection_pace owner to sync_owner;
alter table sync_console.connection_upload owner to sync_owner;
alter table sync_console.connection_upload_part owner to sync_owner;
alter table sync_console.event_key owner to sync_owner;
alter table sync_console.failed_work owner to sync_owner;
alter table sync_console.guardrail owner to sync_owner;
alter table sync_console.hook_event owner to sync_owner;
alter table sync_console.installation_alert owner to sync_owner;
alter table sync_console.installation_alert_evaluation owner to sync_owner;
alter table sync_console.installation_alert_rule_setting owner to sync_owner;
alter table sync_console.installation_channel owner to sync_owner;
alter table sync_console.installation_delivery owner to sync_owner;
alter table sync_console.isolation_canary owner to sync_owner;
alter table sync_console.isolation_round owner to sync_owner;
alter table sync_console.member_role owner to sync_owner;
alter table sync_console.one_time_link owner to sync_owner;
alter table sync_console.organisation_setting owner to sync_owner;
alter table sync_console.preview_approval owner to sync_owner;
alter table sync_console.preview_exclusion owner to sync_owner;
alter table sync_console.preview_item owner to sync_owner;
alter table sync_console.preview_item_tag owner to sync_owner;
alter table sync_console.preview_outcome owner to sync_owner;
alter table sync_console.preview_plan owner to sync_owner;
alter table sync_console.preview_setting owner to sync_owner;
alter table sync_console.quarantined_activity owner to sync_owner;
alter table sync_console.record owner to sync_owner;
alter table sync_console.run owner to sync_owner;
alter table sync_console.scheduled_tasks owner to sync_owner;
alter table sync_console.sign_in_attempt owner to sync_owner;
alter table sync_console.stage owner to sync_owner;
alter table sync_console.staged_id owner to sync_owner;
alter table sync_console.staged_record owner to sync_owner;
alter table sync_console.start_key owner to sync_owner;
alter table sync_console.sync_attempt owner to sync_owner;
alter table sync_console.sync_command owner to sync_owner;
alter table sync_console.sync_duration owner to sync_owner;
alter table sync_console.sync_hint owner to sync_owner;
alter table sync_console.sync_position owner to sync_owner;
alter table sync_console.sync_progress_sample owner to sync_owner;
alter table sync_console.sync_setting owner to sync_owner;
alter table sync_console.totp_secret owner to sync_owner;
alter table sync_console.upkeep_drop owner to sync_owner;
alter table sync_console.upkeep_run owner to sync_owner;
alter table sync_console.upkeep_setting owner to sync_owner;
alter function auth.uid() owner to sync_owner;
alter function public.auto_cleanup_preview_cache() owner to sync_system;
alter function public.auto_log_sync_activity_on_progress_change() owner to sync_owner;
alter function public.update_sync_progress_elapsed() owner to sync_owner;
alter function public.update_sync_progress_timestamp() owner to sync_owner;
alter function public.validate_sync_progress_totals() owner to sync_owner;
alter function sync_console.active_syncs() owner to sync_system;
alter function sync_console.alert_channels_at_work(integer) owner to sync_system;
alter function sync_console.changed_fields(jsonb,jsonb) owner to sync_owner;
alter function sync_console.complete_activity() owner to sync_owner;
alter function sync_console.count_activity(bigint,bigint) owner to sync_system;
alter function sync_console.create_user(text,text,text,text,uuid) owner to sync_system;
alter function sync_console.email_hash(text) owner to sync_system;
alter function sync_console.entity_code(public.sync_entity_type) owner to sync_owner;
alter function sync_console.error_fingerprint(text) owner to sync_owner;
alter function sync_console.external_id(jsonb) owner to sync_owner;
alter function sync_console.find_api_token(bytea) owner to sync_system;
alter function sync_console.find_errors(text[],timestamp with time zone,timestamp with time zone,smallint[],smallint[],smallint[],smallint[],uuid,text,bigint,timestamp with time zone,uuid,boolean,integer) owner to sync_search;
alter function sync_console.find_hook(uuid) owner to sync_system;
alter function sync_console.find_one_time_link(bytea) owner to sync_system;
alter function sync_console.find_sign_in(text) owner to sync_system;
alter function sync_console.fold_activity(integer) owner to sync_system;
alter function sync_console.forget_activity_counts(timestamp with time zone,integer) owner to sync_system;
alter function sync_console.found_organisation(text,text) owner to sync_system;
alter function sync_console.free_expired_cache_key() owner to sync_owner;
alter function sync_console.has_administrator() owner to sync_system;
alter function sync_console.isolation_canaries() owner to sync_system;
alter function sync_console.keep_derived_progress() owner to sync_owner;
alter function sync_console.manages_users() owner to sync_system;
alter function sync_console.open_alerts() owner to sync_system;
alter function sync_console.org_members() owner to sync_system;
alter function sync_console.organisation_ids() owner to sync_system;
alter function sync_console.preview_summary(jsonb) owner to sync_owner;
alter function sync_console.price_change(jsonb,jsonb,text[]) owner to sync_owner;
alter function sync_console.progress_clock() owner to sync_owner;
alter function sync_console.progress_forecast(double precision[],double precision) owner to sync_owner;
alter function sync_console.quarantine_canary(uuid,text) owner to sync_system;
alter function sync_console.record_name(jsonb) owner to sync_owner;
alter function sync_console.record_sign_in(uuid,inet) owner to sync_system;
alter function sync_console.record_sign_in_failure(text,text,inet) owner to sync_system;
alter function sync_console.renew_isolation_token(bytea) owner to sync_system;
alter function sync_console.set_member_role(uuid,text,uuid) owner to sync_system;
alter function sync_console.set_password_by_link(bytea,text) owner to sync_system;
alter function sync_console.set_suspended(uuid,boolean) owner to sync_system;
alter function sync_console.sign_in_locked_until(text) owner to sync_system;
alter function sync_console.sign_in_stamp(boolean,text,text) owner to sync_system;
alter function sync_console.source_code(text) owner to sync_owner;
alter function sync_console.spend_one_time_link(bytea) owner to sync_system;
alter function sync_console.status_code(public.sync_status_type) owner to sync_owner;
alter function sync_console.stock_to_zero(jsonb,jsonb,text[]) owner to sync_owner;
alter function sync_console.touch_api_token(uuid,uuid) owner to sync_system;
alter function sync_console.unlock_sign_in(uuid) owner to sync_system;

grant select, insert, update, delete on table auth.users_extended to sync_system;
grant select on table public.organization to authenticated;
grant select, insert, update, delete on table public.organization to sync_system;
grant select, insert, update, delete on table public.sync_activity_log to authenticated;
grant select on table public.sync_activity_log to sync_search;
grant select on table public.sync_activity_log to sync_system;
grant select, insert, update, delete on table public.sync_preview_cache to authenticated;
grant select, delete on table public.sync_preview_cache to sync_system;
grant select, insert, update, delete on table public.sync_progress to authenticated;
grant select on table public.sync_progress to sync_system;
grant select on table sync_console.activity_cause_hour to authenticated;
grant select on table sync_console.activity_cause_hour to sync_search;
grant select, insert, update, delete on table sync_console.activity_cause_hour to sync_system;
grant select on table sync_console.activity_fold to authenticated;
grant select on table sync_console.activity_fold to sync_search;
grant select, update on table sync_console.activity_fold to sync_system;
grant select on table sync_console.activity_hour to authenticated;
grant select, insert, update, delete on table sync_console.activity_hour to sync_system;
grant select on table sync_console.activity_kind to authenticated;
grant select on table sync_console.activity_kind to sync_search;
grant select, insert, update, delete on table sync_console.activity_kind to sync_system;
grant select, insert, update, delete on table sync_console.activity_view to authenticated;
grant select, insert, update, delete on table sync_console.alert to authenticated;
grant select, insert, update, delete on table sync_console.alert_channel to authenticated;
grant select, insert, update, delete on table sync_console.alert_delivery to authenticated;
grant select, insert, update, delete on table sync_console.alert_evaluation to authenticated;
grant select, insert, update, delete on table sync_console.alert_mute to authenticated;
grant select, insert, update, delete on table sync_console.alert_rule_setting to authenticated;
grant select, insert on table sync_console.api_token to authenticated;
grant select, update on table sync_console.api_token to sync_system;
grant select, insert on table sync_console.audit_event to authenticated;
grant insert on table sync_console.audit_event to sync_system;
grant select, insert, update, delete on table sync_console.bulk_act to authenticated;
grant select, insert, update, delete on table sync_console.bulk_item to authenticated;
grant select, insert, update on table sync_console.connection to authenticated;
grant select, insert, update, delete on table sync_console.connection_entity to authenticated;
grant select, insert, update, delete on table sync_console.connection_pace to authenticated;
grant select, insert, update, delete on table sync_console.connection_upload to authenticated;
grant select, insert on table sync_console.connection_upload_part to authenticated;
grant select, insert on table sync_console.event_key to authenticated;
grant select, insert, update, delete on table sync_console.failed_work to authenticated;
grant select, insert, update, delete on table sync_console.guardrail to authenticated;
grant select, insert, delete on table sync_console.hook_event to authenticated;
grant select, insert, update, delete on table sync_console.installation_alert to authenticated;
grant select, update on table sync_console.installation_alert_evaluation to authenticated;
grant select, insert, update on table sync_console.installation_alert_rule_setting to authenticated;
grant select, update on table sync_console.installation_channel to authenticated;
grant select, insert, update, delete on table sync_console.installation_delivery to authenticated;
grant select on table sync_console.isolation_canary to authenticated;
grant select, insert on table sync_console.isolation_canary to sync_system;
grant select on table sync_console.isolation_round to authenticated;
grant select on table sync_console.member_role to authenticated;
grant select, insert, update, delete on table sync_console.member_role to sync_system;
grant select, insert on table sync_console.one_time_link to authenticated;
grant select, update on table sync_console.one_time_link to sync_system;
grant select, insert, update, delete on table sync_console.organisation_setting to authenticated;
grant select, insert on table sync_console.preview_approval to authenticated;
grant select, insert, update, delete on table sync_console.preview_exclusion to authenticated;
grant select, insert, update, delete on table sync_console.preview_item to authenticated;
grant select, insert, update, delete on table sync_console.preview_item_tag to authenticated;
grant select, insert, update on table sync_console.preview_outcome to authenticated;
grant select, insert, update on table sync_console.preview_plan to authenticated;
grant select, insert, update on table sync_console.preview_setting to authenticated;
grant select on table sync_console.quarantined_activity to authenticated;
grant insert on table sync_console.quarantined_activity to sync_system;
grant select, insert, update, delete on table sync_console.record to authenticated;
grant select, insert, update on table sync_console.run to authenticated;
grant select, insert, update, delete on table sync_console.scheduled_tasks to authenticated;
grant select on table sync_console.schema_history to authenticated;
grant select, insert, update, delete on table sync_console.sign_in_attempt to sync_system;
grant select, insert, delete on table sync_console.stage to authenticated;
grant select, insert, delete on table sync_console.staged_id to authenticated;
grant select, insert, update, delete on table sync_console.staged_record to authenticated;
grant select, insert, update, delete on table sync_console.start_key to authenticated;
grant select, insert, update, delete on table sync_console.sync_attempt to authenticated;
grant select, insert, update, delete on table sync_console.sync_command to authenticated;
grant select, insert, update, delete on table sync_console.sync_duration to authenticated;
grant select, insert, update on table sync_console.sync_hint to authenticated;
grant select, insert, update on table sync_console.sync_position to authenticated;
grant select, insert, update, delete on table sync_console.sync_progress_sample to authenticated;
grant select, insert, update on table sync_console.sync_setting to authenticated;
grant select, insert, update, delete on table sync_console.totp_secret to authenticated;
grant select on table sync_console.totp_secret to sync_system;
grant select on table sync_console.upkeep_drop to authenticated;
grant select on table sync_console.upkeep_run to authenticated;
grant select on table sync_console.upkeep_setting to authenticated;
grant select, usage on sequence sync_console.activity_position to authenticated;
grant select, usage on sequence sync_console.activity_position to sync_system;
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
grant execute on function sync_console.active_syncs() to authenticated;
grant execute on function sync_console.alert_channels_at_work(integer) to authenticated;
grant execute on function sync_console.changed_fields(jsonb,jsonb) to authenticated;
grant execute on function sync_console.complete_activity() to authenticated;
grant execute on function sync_console.create_user(text,text,text,text,uuid) to authenticated;
grant execute on function sync_console.entity_code(public.sync_entity_type) to authenticated;
grant execute on function sync_console.error_fingerprint(text) to authenticated;
grant execute on function sync_console.external_id(jsonb) to authenticated;
grant execute on function sync_console.find_api_token(bytea) to authenticated;
grant execute on function sync_console.find_errors(text[],timestamp with time zone,timestamp with time zone,smallint[],smallint[],smallint[],smallint[],uuid,text,bigint,timestamp with time zone,uuid,boolean,integer) to authenticated;
grant execute on function sync_console.find_hook(uuid) to authenticated;
grant execute on function sync_console.find_one_time_link(bytea) to authenticated;
grant execute on function sync_console.find_sign_in(text) to authenticated;
grant execute on function sync_console.fold_activity(integer) to authenticated;
grant execute on function sync_console.forget_activity_counts(timestamp with time zone,integer) to sync_owner;
grant execute on function sync_console.found_organisation(text,text) to authenticated;
grant execute on function sync_console.free_expired_cache_key() to authenticated;
grant execute on function sync_console.has_administrator() to authenticated;
grant execute on function sync_console.isolation_canaries() to authenticated;
grant execute on function sync_console.manages_users() to authenticated;
grant execute on function sync_console.open_alerts() to authenticated;
grant execute on function sync_console.org_members() to authenticated;
grant execute on function sync_console.organisation_ids() to authenticated;
grant execute on function sync_console.preview_summary(jsonb) to authenticated;
grant execute on function sync_console.price_change(jsonb,jsonb,text[]) to authenticated;
grant execute on function sync_console.progress_clock() to authenticated;
grant execute on function sync_console.progress_forecast(double precision[],double precision) to authenticated;
grant execute on function sync_console.quarantine_canary(uuid,text) to authenticated;
grant execute on function sync_console.record_name(jsonb) to authenticated;
grant execute on function sync_console.record_sign_in(uuid,inet) to authenticated;
grant execute on function sync_console.record_sign_in_failure(text,text,inet) to authenticated;
grant execute on function sync_console.renew_isolation_token(bytea) to authenticated;
grant execute on function sync_console.set_member_role(uuid,text,uuid) to authenticated;
grant execute on function sync_console.set_password_by_link(bytea,text) to authenticated;
grant execute on function sync_console.set_suspended(uuid,boolean) to authenticated;
grant execute on function sync_console.sign_in_locked_until(text) to authenticated;
grant execute on function sync_console.source_code(text) to authenticated;
grant execute on function sync_console.spend_one_time_link(bytea) to authenticated;
grant execute on function sync_console.status_code(public.sync_status_type) to authenticated;
grant execute on function sync_console.stock_to_zero(jsonb,jsonb,text[]) to authenticated;
grant execute on function sync_console.touch_api_token(uuid,uuid) to authenticated;
grant execute on function sync_console.unlock_sign_in(uuid) to authenticated;

