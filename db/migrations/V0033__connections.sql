-- The systems at the other end: how they are reached, what is read from them, and files that people hand in instead.

-- Secrets are sealed by a key that the database never sees, bound to this row, so that a box moved to another
-- connection or organisation does not open; secret_names tells which there are without opening it. Whether private
-- addresses may be asked is a matter of the installation and not to be found here.
create table sync_console.connection (
    org_id uuid not null references public.organization (id) on delete cascade,
    id uuid not null default gen_random_uuid(),
    name varchar(100) not null,
    source_code smallint not null,
    base_url varchar(2000),
    settings jsonb not null default '{}',
    secrets bytea,
    secret_names text[] not null default '{}',
    archived_at timestamptz,
    tested_at timestamptz,
    test_outcome varchar(64),
    test_reason varchar(1000),
    created_at timestamptz not null default now(),
    created_by uuid,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    version bigint not null default 1,
    primary key (org_id, id),
    constraint connection_has_a_name check (btrim(name) <> ''),
    constraint connection_is_to_a_known_kind_of_system check (source_code between 1 and 4),
    constraint connection_settings_are_an_object check (jsonb_typeof(settings) = 'object'),
    constraint sealed_secrets_have_names check ((secrets is null) = (cardinality(secret_names) = 0))
);

-- The name of one that was archived is free again.
create unique index connection_name_is_taken_once_in_its_organisation
    on sync_console.connection (org_id, lower(name))
    where archived_at is null;

-- What is read of one kind of record: where it lies, and which of its fields become which of ours.
create table sync_console.connection_entity (
    org_id uuid not null,
    connection_id uuid not null,
    entity_code smallint not null,
    is_enabled boolean not null default true,
    settings jsonb not null default '{}',
    mapping jsonb not null default '[]',
    primary key (org_id, connection_id, entity_code),
    constraint entity_belongs_to_a_connection foreign key (org_id, connection_id)
        references sync_console.connection (org_id, id) on delete cascade,
    constraint connection_entity_is_of_a_known_kind check (entity_code between 1 and 8),
    constraint connection_entity_settings_are_an_object check (jsonb_typeof(settings) = 'object'),
    constraint connection_mapping_is_a_list check (jsonb_typeof(mapping) = 'array')
);

-- A file that somebody handed in for a connection and a kind of record. It comes in pieces, each in a transaction of
-- its own, so that a slow browser holds none open; only one with completed_at is read, and it replaces the one before.
create table sync_console.connection_upload (
    org_id uuid not null,
    id uuid not null default gen_random_uuid(),
    connection_id uuid not null,
    entity_code smallint not null,
    file_name varchar(255) not null,
    bytes bigint not null default 0,
    sha256 bytea,
    started_at timestamptz not null,
    completed_at timestamptz,
    uploaded_by uuid,
    primary key (org_id, id),
    constraint upload_belongs_to_a_connection foreign key (org_id, connection_id)
        references sync_console.connection (org_id, id) on delete cascade,
    constraint completed_upload_has_its_sha_256 check (completed_at is null or octet_length(sha256) = 32)
);

create index connection_upload_newest_idx
    on sync_console.connection_upload (org_id, connection_id, entity_code, completed_at);

create table sync_console.connection_upload_part (
    org_id uuid not null,
    upload_id uuid not null,
    number integer not null,
    content bytea not null,
    primary key (org_id, upload_id, number),
    constraint part_belongs_to_an_upload foreign key (org_id, upload_id)
        references sync_console.connection_upload (org_id, id) on delete cascade
);

-- Pieces are read whole, and often hold what can't be made smaller.
alter table sync_console.connection_upload_part alter column content set storage external;

alter table sync_console.connection enable row level security;
alter table sync_console.connection force row level security;
alter table sync_console.connection_entity enable row level security;
alter table sync_console.connection_entity force row level security;
alter table sync_console.connection_upload enable row level security;
alter table sync_console.connection_upload force row level security;
alter table sync_console.connection_upload_part enable row level security;
alter table sync_console.connection_upload_part force row level security;

create policy connection_of_the_organisation on sync_console.connection
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy connection_entity_of_the_organisation on sync_console.connection_entity
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy connection_upload_of_the_organisation on sync_console.connection_upload
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy connection_upload_part_of_the_organisation on sync_console.connection_upload_part
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));

-- Connections are archived and never deleted: previews and logs refer to them.
grant select, insert, update on sync_console.connection to authenticated;
grant select, insert, update, delete on sync_console.connection_entity to authenticated;
grant select, insert, update, delete on sync_console.connection_upload to authenticated;
grant select, insert on sync_console.connection_upload_part to authenticated;
