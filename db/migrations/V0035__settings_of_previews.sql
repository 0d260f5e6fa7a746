-- How previews of a connection are decided and applied. Where nothing is set, the organisation's setting holds, and where
-- that has none, the installation's. Connections are archived and never deleted, so nothing here outlives its own.

-- approvable_seconds: so long after it was computed a preview can be approved; from the next preview on
-- batch_size: so many items are applied in one transaction; from the next batch on
create table sync_console.preview_setting (
    org_id             uuid    not null,
    connection_id      uuid    not null,
    approvable_seconds integer,
    batch_size         integer,
    constraint preview_setting_pkey primary key (org_id, connection_id),
    constraint preview_can_be_approved_for_5_minutes_to_7_days
        check (approvable_seconds between 300 and 604800),
    constraint preview_is_applied_in_batches_of_1_to_5000_items
        check (batch_size between 1 and 5000),
    constraint preview_setting_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

create table sync_console.organisation_setting (
    org_id             uuid    not null,
    approvable_seconds integer not null,
    constraint organisation_setting_pkey primary key (org_id),
    constraint previews_can_be_approved_for_5_minutes_to_7_days
        check (approvable_seconds between 300 and 604800),
    constraint organisation_setting_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

alter table sync_console.preview_setting enable row level security;
alter table sync_console.preview_setting force row level security;
alter table sync_console.organisation_setting enable row level security;
alter table sync_console.organisation_setting force row level security;

create policy preview_setting_own on sync_console.preview_setting
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy organisation_setting_own on sync_console.organisation_setting
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));

grant select, insert, update on sync_console.preview_setting to authenticated;
grant select, insert, update, delete on sync_console.organisation_setting to authenticated;

-- A guardrail can be off: action_code 0.
alter table sync_console.guardrail drop constraint guardrail_has_a_known_action;
alter table sync_console.guardrail add constraint guardrail_has_a_known_action check (action_code in (0, 1, 2, 3));

-- A target that takes no more for now says until when. The run waits without a thread, and hears operators meanwhile.
alter table sync_console.run add column throttled_until timestamptz;
