-- Sync services send log lines and item errors in lists, and repeat a list whose answer got lost. The key of a list is
-- taken in the transaction that writes it, so a repeated list finds its key and writes nothing.
create table sync_console.event_key (
    org_id          uuid         not null,
    idempotency_key varchar(255) not null,
    request_hash    bytea        not null,
    created_at      timestamptz  not null default now(),
    constraint event_key_pkey primary key (org_id, idempotency_key),
    constraint event_key_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

alter table sync_console.event_key enable row level security;
alter table sync_console.event_key force row level security;
create policy event_key_own on sync_console.event_key
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));

grant select, insert on sync_console.event_key to authenticated;

-- The search filters by source as by status and entity; without an index a source that is rare in an organisation
-- costs a walk through all of its range.
create index idx_sync_activity_log_source on public.sync_activity_log (org_id, source_code, created_at desc, id desc)
    where source_code is not null;
