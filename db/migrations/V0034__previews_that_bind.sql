-- Previews that bind: what a sync would change is computed item by item, decided by people, and applied as decided.
--
--   record                    what the other systems hold, as read last; MantisNXT's services read it here
--   staged_record             what a source delivered for a preview that is being computed
--   preview_plan              beside a row of sync_preview_cache: what it was computed from, its counts and its state
--   preview_item              a change of one record; preview_item_tag: what it can be filtered by
--   preview_exclusion         items and fields that were taken out
--   preview_approval          who approved what
--   preview_outcome           what became of each item
--   guardrail                 what a connection's previews must keep to
--   run                       the work of computing or applying a preview
--   scheduled_tasks           the queue of db-scheduler, which all nodes work on
--
-- Enums are small codes: under row-level security an enum column is never an index condition.

-- The record store. A record is addressed by its id at the other end, in the order of its bytes, so that both sides of
-- a comparison walk in one order whatever the database's locale.
create table sync_console.record (
    org_id        uuid         not null,
    connection_id uuid         not null,
    entity_code   smallint     not null,
    external_id   varchar(255) collate "C" not null,
    state_code    smallint     not null,
    version       bigint       not null,
    hash          bytea        not null,
    data          jsonb        not null,
    updated_at    timestamptz  not null default now(),
    constraint record_pkey primary key (org_id, connection_id, entity_code, external_id),
    constraint record_is_active_or_archived check (state_code in (1, 2)),
    constraint record_versions_count_from_one check (version >= 1),
    constraint record_hash_is_a_sha_256 check (octet_length(hash) = 32),
    constraint record_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

-- connection_id: null for a preview that a service pushed; no foreign key, connections may go while their results stay
-- state_code: 1 computing, 2 pending, 3 failed, 4 cancelled, 5 awaits a second approver, 6 approved, 7 applying,
--             8 applied, 9 superseded
-- target_count: how many records the store held, which percentages are of
-- plan_hash: over key, operation, before-version and after-hash of all items in order
-- decision_hash: the plan's hash and what is excluded; what an approval binds
create table sync_console.preview_plan (
    org_id             uuid         not null,
    preview_id         uuid         not null,
    connection_id      uuid,
    entity_code        smallint     not null,
    source_code        smallint     not null,
    state_code         smallint     not null,
    fingerprint        text         not null default '',
    announced          bigint,
    seen               bigint       not null default 0,
    duplicates         bigint       not null default 0,
    unseen             text[]       not null default '{}',
    complete           boolean      not null default false,
    target_count       bigint       not null default 0,
    new_count          integer      not null default 0,
    updated_count      integer      not null default 0,
    deleted_count      integer      not null default 0,
    unchanged_count    bigint       not null default 0,
    excluded_count     integer      not null default 0,
    facets             jsonb        not null default '{}',
    plan_hash          bytea,
    decision_hash      bytea,
    approvable_until   timestamptz,
    failure_code       varchar(64),
    failure_reason     text,
    compute_sync_id    varchar(255),
    apply_sync_id      varchar(255),
    requested_by       uuid,
    requested_by_name  varchar(255) not null default '',
    created_at         timestamptz  not null default now(),
    constraint preview_plan_pkey primary key (org_id, preview_id),
    constraint preview_plan_has_a_known_state check (state_code between 1 and 9),
    constraint preview_plan_decided_has_a_hash check (state_code not between 5 and 8 or decision_hash is not null),
    constraint preview_plan_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade,
    constraint preview_plan_is_of_a_preview foreign key (preview_id)
        references public.sync_preview_cache (id) on delete cascade
);
create index preview_plan_of_a_preview on sync_console.preview_plan (preview_id);
create index preview_plan_of_a_connection
    on sync_console.preview_plan (org_id, connection_id, entity_code, created_at desc)
    where connection_id is not null;

-- What a source delivered, until it is compared. It can be read again, so it need not survive a crash of the server: no
-- write-ahead log, half the cost.
create unlogged table sync_console.staged_record (
    org_id      uuid         not null,
    preview_id  uuid         not null,
    external_id varchar(255) collate "C" not null,
    state_code  smallint     not null,
    hash        bytea        not null,
    data        jsonb        not null,
    constraint staged_record_pkey primary key (org_id, preview_id, external_id),
    constraint staged_record_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

-- position: from 0 in the order of external ids; kind_position: from 0 among those of its kind. A page is addressed by
-- them, so the last costs what the first does
-- kind_code: 1 new, 2 updated, 3 deleted
-- changed: names of the fields that change; "@state" where it was archived or came back
-- before_version: the record's version that the change was computed for; 0 where there was none
-- price_change: the largest change of a price, in per cent; stock_to_zero: something runs out
create table sync_console.preview_item (
    org_id         uuid         not null,
    preview_id     uuid         not null,
    position       integer      not null,
    kind_code      smallint     not null,
    kind_position  integer      not null,
    external_id    varchar(255) collate "C" not null,
    name           text,
    search         text         not null,
    changed        text[]       not null default '{}',
    before_version bigint       not null,
    before_state   smallint,
    after_state    smallint,
    after_hash     bytea,
    price_change   numeric,
    stock_to_zero  boolean      not null default false,
    before_data    jsonb,
    after_data     jsonb,
    constraint preview_item_pkey primary key (org_id, preview_id, position),
    constraint preview_item_is_the_only_one_of_its_record unique (org_id, preview_id, external_id),
    constraint preview_item_is_new_updated_or_deleted check (kind_code in (1, 2, 3)),
    constraint preview_item_has_the_sides_of_its_kind
        check ((kind_code = 1 or before_data is not null) and (kind_code = 3 or after_data is not null)),
    constraint preview_item_belongs_to_a_plan foreign key (org_id, preview_id)
        references sync_console.preview_plan (org_id, preview_id) on delete cascade
);
create index preview_item_of_a_kind on sync_console.preview_item (org_id, preview_id, kind_code, kind_position);
-- A search looks at every item, but only here.
create index preview_item_searched on sync_console.preview_item (org_id, preview_id, position) include (kind_code, search);

-- What items are filtered by besides their kind: "field:price", "warning:stock_to_zero". Rows of their own because an
-- array's index is not used under row-level security. ordinal: from 0 among those with the tag.
create table sync_console.preview_item_tag (
    org_id     uuid    not null,
    preview_id uuid    not null,
    tag        text    not null,
    ordinal    integer not null,
    position   integer not null,
    constraint preview_item_tag_pkey primary key (org_id, preview_id, tag, ordinal),
    constraint preview_item_tag_is_given_once unique (org_id, preview_id, tag, position),
    constraint preview_item_tag_belongs_to_a_plan foreign key (org_id, preview_id)
        references sync_console.preview_plan (org_id, preview_id) on delete cascade
);

-- field: '' for the item as a whole
create table sync_console.preview_exclusion (
    org_id           uuid         not null,
    preview_id       uuid         not null,
    position         integer      not null,
    field            text         not null default '',
    reason           varchar(500) not null,
    excluded_by      uuid,
    excluded_by_name varchar(255) not null,
    excluded_at      timestamptz  not null default now(),
    constraint preview_exclusion_pkey primary key (org_id, preview_id, position, field),
    constraint preview_exclusion_is_of_an_item foreign key (org_id, preview_id, position)
        references sync_console.preview_item (org_id, preview_id, position) on delete cascade
);

-- Nobody approves twice. The approver is kept by name too: people go, what they approved stays.
create table sync_console.preview_approval (
    org_id           uuid         not null,
    preview_id       uuid         not null,
    approved_by      uuid         not null,
    approved_by_name varchar(255) not null,
    approved_at      timestamptz  not null default now(),
    decision_hash    bytea        not null,
    included_count   integer      not null,
    constraint preview_approval_pkey primary key (org_id, preview_id, approved_by),
    constraint preview_approval_belongs_to_a_plan foreign key (org_id, preview_id)
        references sync_console.preview_plan (org_id, preview_id) on delete cascade
);

-- outcome_code: 1 applied, 2 unchanged (it was so already), 3 drifted, 4 rejected
create table sync_console.preview_outcome (
    org_id       uuid        not null,
    preview_id   uuid        not null,
    position     integer     not null,
    outcome_code smallint    not null,
    version      bigint,
    code         varchar(64),
    reason       text,
    times        integer     not null default 1,
    settled_at   timestamptz not null default now(),
    constraint preview_outcome_pkey primary key (org_id, preview_id, position),
    constraint preview_outcome_is_known check (outcome_code between 1 and 4),
    constraint preview_outcome_is_of_an_item foreign key (org_id, preview_id, position)
        references sync_console.preview_item (org_id, preview_id, position) on delete cascade
);
create index preview_outcome_of_a_kind on sync_console.preview_outcome (org_id, preview_id, outcome_code, position);

-- kind_code: 1 deletes in per cent of the store, 2 price change in per cent, 3 items whose stock goes to zero
-- action_code: 1 warn, 2 a second approver is needed, 3 forbid
create table sync_console.guardrail (
    org_id        uuid     not null,
    connection_id uuid     not null,
    kind_code     smallint not null,
    threshold     numeric  not null,
    action_code   smallint not null,
    constraint guardrail_pkey primary key (org_id, connection_id, kind_code),
    constraint guardrail_is_of_a_known_kind check (kind_code in (1, 2, 3)),
    constraint guardrail_has_a_known_action check (action_code in (1, 2, 3)),
    constraint guardrail_threshold_is_not_negative check (threshold >= 0),
    constraint guardrail_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

-- kind_code: 1 compute, 2 apply
-- state_code: 1 queued, 2 running, 3 paused, 4 done, 5 failed, 6 cancelled
-- lease_until: until then nobody else takes it over
-- fencing: raised by whoever takes it over; every batch checks it, so a worker that slept past its lease commits nothing
-- position: items up to here have their outcome
create table sync_console.run (
    org_id        uuid         not null,
    id            uuid         not null,
    kind_code     smallint     not null,
    preview_id    uuid         not null,
    connection_id uuid         not null,
    entity_code   smallint     not null,
    sync_id       varchar(255) not null,
    state_code    smallint     not null default 1,
    only_rejected boolean      not null default false,
    fencing       bigint       not null default 0,
    lease_until   timestamptz,
    worker        varchar(255),
    position      integer      not null default -1,
    processed     integer      not null default 0,
    failed        integer      not null default 0,
    started_by      uuid,
    started_by_name varchar(255) not null default '',
    created_at    timestamptz  not null default now(),
    ended_at      timestamptz,
    constraint run_pkey primary key (org_id, id),
    constraint run_is_of_a_known_kind check (kind_code in (1, 2)),
    constraint run_has_a_known_state check (state_code between 1 and 6),
    constraint run_belongs_to_a_plan foreign key (org_id, preview_id)
        references sync_console.preview_plan (org_id, preview_id) on delete cascade
);
-- One at a time works on the records of a connection and entity.
create unique index run_is_alone_on_its_records on sync_console.run (org_id, connection_id, entity_code)
    where state_code in (1, 2, 3);
create index run_of_a_preview on sync_console.run (org_id, preview_id, created_at desc);

do $guard$
declare
    name text;
begin
    foreach name in array array[
        'record', 'preview_plan', 'staged_record', 'preview_item', 'preview_item_tag', 'preview_exclusion',
        'preview_approval', 'preview_outcome', 'guardrail', 'run']
    loop
        execute format('alter table sync_console.%I enable row level security', name);
        execute format('alter table sync_console.%I force row level security', name);
        execute format(
            'create policy %I on sync_console.%I using (org_id = (select nullif(current_setting(''app.current_org_id'', true), '''')::uuid))',
            name || '_own', name);
    end loop;
end
$guard$;

grant select, insert, update, delete on
    sync_console.record,
    sync_console.staged_record,
    sync_console.preview_item,
    sync_console.preview_item_tag,
    sync_console.preview_exclusion,
    sync_console.guardrail
to authenticated;
grant select, insert, update on
    sync_console.preview_plan,
    sync_console.preview_outcome,
    sync_console.run
to authenticated;
-- An approval is never taken back.
grant select, insert on sync_console.preview_approval to authenticated;

-- The queue knows no organisation: a task's name says for whom it is, and the work itself is done as that organisation.
-- Columns and indexes are those of db-scheduler 16.
create table sync_console.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    state                text,
    constraint scheduled_tasks_pkey primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on sync_console.scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on sync_console.scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on sync_console.scheduled_tasks to authenticated;

-- The largest change of a price among the changed fields, in per cent of what it was. Money comes as text.
create function sync_console.price_change(before jsonb, after jsonb, changed text[])
    returns numeric
    language sql
    immutable
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select max(case when p.was = 0 then case when p.becomes = 0 then 0 else 100 end
                    else round(abs(p.becomes - p.was) * 100 / abs(p.was), 2) end)
      from (select (before ->> field)::numeric as was, (after ->> field)::numeric as becomes
              from unnest(changed) field
             where (field = 'price' or field like '%\_price')
               and before ->> field ~ '^-?[0-9]{1,20}(\.[0-9]{1,20})?$'
               and after ->> field ~ '^-?[0-9]{1,20}(\.[0-9]{1,20})?$') p
$$;

create function sync_console.stock_to_zero(before jsonb, after jsonb, changed text[])
    returns boolean
    language sql
    immutable
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select exists (
        select
          from unnest(changed) field
         where field in ('stock', 'stock_quantity', 'quantity', 'qty', 'available', 'on_hand')
           and before ->> field ~ '^[0-9]{1,20}(\.[0-9]{1,20})?$'
           and before ->> field !~ '^0+(\.0+)?$'
           and after ->> field ~ '^(-[0-9.]{1,40}|0+(\.0+)?)$')
$$;

-- Fields that are not the same on both sides, in the order of their names.
create function sync_console.changed_fields(before jsonb, after jsonb)
    returns text[]
    language sql
    immutable
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select coalesce(array_agg(coalesce(b.key, a.key) order by coalesce(b.key, a.key) collate "C"), '{}')
      from jsonb_each(before) b
      full join jsonb_each(after) a on a.key = b.key
     where a.value is distinct from b.value
$$;

-- What people call a record.
create function sync_console.record_name(data jsonb)
    returns text
    language sql
    immutable
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select left(coalesce(
        nullif(data ->> 'name', ''), nullif(data ->> 'title', ''), nullif(data ->> 'display_name', ''),
        nullif(data ->> 'email', ''), nullif(data ->> 'number', ''), nullif(data ->> 'sku', ''),
        nullif(data ->> 'code', '')), 255)
$$;

revoke execute on function
    sync_console.price_change(jsonb, jsonb, text[]),
    sync_console.stock_to_zero(jsonb, jsonb, text[]),
    sync_console.changed_fields(jsonb, jsonb),
    sync_console.record_name(jsonb)
from public;
grant execute on function
    sync_console.price_change(jsonb, jsonb, text[]),
    sync_console.stock_to_zero(jsonb, jsonb, text[]),
    sync_console.changed_fields(jsonb, jsonb),
    sync_console.record_name(jsonb)
to authenticated;
