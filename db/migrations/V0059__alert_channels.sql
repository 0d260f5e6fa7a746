-- The ways by which alerts reach people who look elsewhere: mail and webhooks. Alerts are known here by their id alone.

-- kind_code: 1 mail, 2 webhook
-- host: where a webhook goes, as far as it may be shown. Its whole address is a key at many receivers (Slack among
--     them), so it lies sealed beside the secret that signs
-- rules: codes of those that are told; none means all
-- busy_with, busy_until: the turn of the worker that sends at the moment; one sends through a channel at a time
-- resting_until: nothing is sent before, because it failed or because the receiver asked for it
-- failures: tries in a row that failed
create table sync_console.alert_channel (
    org_id uuid not null,
    id uuid not null default gen_random_uuid(),
    kind_code smallint not null,
    name varchar(100) not null,
    recipients text[] not null default '{}',
    host varchar(300),
    sealed bytea,
    critical_only boolean not null default false,
    rules text[] not null default '{}',
    tells_closed boolean not null default true,
    is_enabled boolean not null default true,
    busy_with uuid,
    busy_until timestamptz,
    resting_until timestamptz,
    last_success_at timestamptz,
    failing_since timestamptz,
    failures integer not null default 0,
    last_error varchar(500),
    created_at timestamptz not null default now(),
    created_by uuid,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    version bigint not null default 1,
    constraint alert_channel_pkey primary key (org_id, id),
    constraint alert_channel_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade,
    constraint alert_channel_has_a_name check (btrim(name) <> ''),
    constraint alert_channel_is_of_a_known_kind check (kind_code in (1, 2)),
    constraint alert_channel_leads_somewhere
        check (case kind_code when 1 then cardinality(recipients) > 0 else host is not null and sealed is not null end)
);
create unique index alert_channel_name_is_taken_once_in_its_organisation
    on sync_console.alert_channel (org_id, lower(name));

-- What is to be told by which channel; written in the transaction that changed the alert, kept for a time when it is
-- settled.
-- change_code: 1 opened, 2 closed
-- news: what is told, as it was when it happened
-- left_to: those of a mail's recipients that it has not reached
-- state_code: 1 waiting, 2 delivered, 3 given up
create table sync_console.alert_delivery (
    org_id uuid not null,
    id uuid not null,
    channel_id uuid not null,
    alert_id uuid not null,
    change_code smallint not null,
    news jsonb not null,
    left_to text[] not null default '{}',
    state_code smallint not null default 1,
    attempts integer not null default 0,
    created_at timestamptz not null,
    due_at timestamptz not null,
    tried_at timestamptz,
    settled_at timestamptz,
    last_error varchar(500),
    constraint alert_delivery_pkey primary key (org_id, id),
    constraint alert_delivery_goes_by_a_channel foreign key (org_id, channel_id)
        references sync_console.alert_channel (org_id, id) on delete cascade,
    constraint alert_delivery_is_made_once_per_change unique (org_id, channel_id, alert_id, change_code),
    constraint alert_delivery_tells_a_known_change check (change_code in (1, 2)),
    constraint alert_delivery_is_in_a_known_state check (state_code in (1, 2, 3)),
    constraint alert_delivery_news_are_an_object check (jsonb_typeof(news) = 'object'),
    constraint settled_delivery_has_its_time check ((state_code = 1) = (settled_at is null))
);
create index alert_delivery_waiting_idx on sync_console.alert_delivery (org_id, channel_id, due_at)
    where state_code = 1;
create index alert_delivery_newest_idx on sync_console.alert_delivery (org_id, created_at desc, id);

-- The installation's own alerts are no organisation's. Their two channels are set up in the environment; here is how
-- they fare. Whoever may see them is decided by the application, as with the log's upkeep.
create table sync_console.installation_channel (
    id uuid not null,
    kind_code smallint not null,
    busy_with uuid,
    busy_until timestamptz,
    resting_until timestamptz,
    last_success_at timestamptz,
    failing_since timestamptz,
    failures integer not null default 0,
    last_error varchar(500),
    constraint installation_channel_pkey primary key (id),
    constraint installation_channel_is_of_a_known_kind check (kind_code in (1, 2))
);
insert into sync_console.installation_channel (id, kind_code)
values ('00000000-0000-0000-0000-000000000001', 1),
       ('00000000-0000-0000-0000-000000000002', 2);

create table sync_console.installation_delivery (
    id uuid not null,
    channel_id uuid not null,
    alert_id uuid not null,
    change_code smallint not null,
    news jsonb not null,
    left_to text[] not null default '{}',
    state_code smallint not null default 1,
    attempts integer not null default 0,
    created_at timestamptz not null,
    due_at timestamptz not null,
    tried_at timestamptz,
    settled_at timestamptz,
    last_error varchar(500),
    constraint installation_delivery_pkey primary key (id),
    constraint installation_delivery_goes_by_a_channel foreign key (channel_id)
        references sync_console.installation_channel (id) on delete cascade,
    constraint installation_delivery_is_made_once_per_change unique (channel_id, alert_id, change_code),
    constraint installation_delivery_tells_a_known_change check (change_code in (1, 2)),
    constraint installation_delivery_is_in_a_known_state check (state_code in (1, 2, 3)),
    constraint installation_delivery_news_are_an_object check (jsonb_typeof(news) = 'object'),
    constraint settled_installation_delivery_has_its_time check ((state_code = 1) = (settled_at is null))
);
create index installation_delivery_waiting_idx on sync_console.installation_delivery (channel_id, due_at)
    where state_code = 1;
create index installation_delivery_newest_idx on sync_console.installation_delivery (created_at desc, id);

alter table sync_console.alert_channel enable row level security;
alter table sync_console.alert_channel force row level security;
alter table sync_console.alert_delivery enable row level security;
alter table sync_console.alert_delivery force row level security;

create policy alert_channel_own on sync_console.alert_channel
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy alert_delivery_own on sync_console.alert_delivery
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));

grant select, insert, update, delete on sync_console.alert_channel to authenticated;
grant select, insert, update, delete on sync_console.alert_delivery to authenticated;
grant select, update on sync_console.installation_channel to authenticated;
grant select, insert, update, delete on sync_console.installation_delivery to authenticated;
