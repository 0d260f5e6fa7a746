-- Shops call when something changed there. A call is a hint: it starts a sync that reads what changed, and nothing else
-- of it is kept.

-- A call comes before an organisation is known, as a service's token does. This tells by a connection's id where a call
-- for it belongs and what its signature is checked by; the secrets are sealed by a key that the database never sees.
-- What never gave a secret for hooks can't be seen here.
create index connection_by_its_id_alone on sync_console.connection (id);
create policy connection_for_hooks on sync_console.connection
    for select to sync_system
    using (archived_at is null and 'hookSecret' = any (secret_names));
grant select (org_id, id, source_code, base_url, secrets, secret_names, archived_at)
    on sync_console.connection to sync_system;
create function sync_console.find_hook(p_connection uuid)
    returns table (
        org_id uuid,
        source_code smallint,
        base_url varchar(2000),
        secrets bytea
    )
    language sql
    stable
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    select c.org_id,
           c.source_code,
           c.base_url,
           c.secrets
      from sync_console.connection c
     where c.id = p_connection
       and c.archived_at is null
       and 'hookSecret' = any (c.secret_names)
$$;
revoke all on function sync_console.find_hook(uuid) from public;
grant execute on function sync_console.find_hook(uuid) to authenticated;
grant create on schema sync_console to sync_system;
alter function sync_console.find_hook(uuid) owner to sync_system;
revoke create on schema sync_console from sync_system;

-- Calls that were believed, so that one that comes twice counts once, on whichever node. Kept for some days, the newest
-- of a connection for as long as there is no newer one.
-- event_hash: of what the system calls the event by
-- entity_codes: the kinds of record it was about
create table sync_console.hook_event (
    org_id uuid not null,
    connection_id uuid not null,
    event_hash bytea not null,
    entity_codes smallint[] not null,
    received_at timestamptz not null default clock_timestamp(),
    constraint hook_event_pkey primary key (org_id, connection_id, event_hash),
    constraint hook_event_belongs_to_a_connection foreign key (org_id, connection_id)
        references sync_console.connection (org_id, id) on delete cascade,
    constraint hook_event_is_known_by_a_sha_256 check (octet_length(event_hash) = 32)
);
create index hook_event_newest_idx on sync_console.hook_event (org_id, connection_id, received_at desc);

-- What kinds of record something changed of, and whether a sync has begun since.
-- begun_at: when a sync began for a hint; hints before it are answered, later ones are not
create table sync_console.sync_hint (
    org_id uuid not null,
    connection_id uuid not null,
    entity_code smallint not null,
    hinted_at timestamptz not null,
    begun_at timestamptz,
    constraint sync_hint_pkey primary key (org_id, connection_id, entity_code),
    constraint sync_hint_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

alter table sync_console.hook_event enable row level security;
alter table sync_console.hook_event force row level security;
alter table sync_console.sync_hint enable row level security;
alter table sync_console.sync_hint force row level security;

create policy hook_event_own on sync_console.hook_event
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy sync_hint_own on sync_console.sync_hint
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));

grant select, insert, delete on sync_console.hook_event to authenticated;
grant select, insert, update on sync_console.sync_hint to authenticated;
