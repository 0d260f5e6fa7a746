-- What the engine knows of deletions, of the order of kinds, and of how much is done at once.

-- The ids that a source still has, for a preview that reads only changes besides. A stored record that is not among them
-- is gone. They can be read again, so as with staged records there is no write-ahead log.
create unlogged table sync_console.staged_id (
    org_id      uuid         not null,
    preview_id  uuid         not null,
    external_id varchar(255) collate "C" not null,
    constraint staged_id_pkey primary key (org_id, preview_id, external_id),
    constraint staged_id_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

-- One row for each preview whose source is put down. A crash of the server empties it together with what was put down,
-- so whoever goes on sees that it is gone: else the lost records would look deleted.
create unlogged table sync_console.stage (
    org_id      uuid         not null,
    preview_id  uuid         not null,
    constraint stage_pkey primary key (org_id, preview_id),
    constraint stage_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

-- deletions_hours: so often it is looked for what is gone, by the ids alone where the source gives them, else by reading
-- everything; null: only when everything is read
-- batch_size: records of one transaction; null: as the connection or the installation does
alter table sync_console.sync_setting
    add column deletions_hours integer,
    add column batch_size integer,
    add constraint sync_looks_for_deletions_hourly_to_yearly check (deletions_hours between 1 and 8760),
    add constraint sync_has_batches_of_1_to_5000 check (batch_size between 1 and 5000);

-- deletions_at: when the last sync began that saw the ids of all records; null: when everything was read
alter table sync_console.sync_position
    add column deletions_at timestamptz;

-- begun_at: when it was worked on for the first time; what it waited before is not the work's
-- held_for: what of its connection it waits for before it is worked on
-- failures: how often in a row it failed without having come on; that a worker died is no failure
alter table sync_console.run
    add column begun_at timestamptz,
    add column held_for varchar(200),
    add column failures integer not null default 0;

-- runs_at_once: so many kinds of record of a connection are worked on at once, by all nodes together; null: as the
-- installation does
alter table sync_console.connection_pace
    alter column requests_per_minute drop not null,
    add column runs_at_once smallint,
    add constraint connection_is_worked_on_1_to_8_times_at_once check (runs_at_once between 1 and 8);

alter table sync_console.staged_id enable row level security;
alter table sync_console.staged_id force row level security;
alter table sync_console.stage enable row level security;
alter table sync_console.stage force row level security;

create policy staged_id_own on sync_console.staged_id
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy stage_own on sync_console.stage
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));

grant select, insert, delete on sync_console.staged_id to authenticated;
grant select, insert, delete on sync_console.stage to authenticated;
