-- Syncs that run by themselves: what a run has read so far, how far a connection's records are stored, and when to go on.

-- kind 3: computes and applies in one go
-- phase_code: 1 reads, 2 compares, 3 applies; null in rows of before, where the kind says it
-- reading, comparison: what was put down and compared so far, committed with each batch; who takes over goes on there
-- waits_for, waited: why the other system is not asked before throttled_until, and how often in a row that was so
alter table sync_console.run
    add column phase_code smallint,
    add column reading    jsonb,
    add column comparison jsonb,
    add column waits_for  varchar(1000),
    add column waited     integer not null default 0;
alter table sync_console.run drop constraint run_is_of_a_known_kind;
alter table sync_console.run
    add constraint run_is_of_a_known_kind check (kind_code in (1, 2, 3)),
    add constraint run_is_in_a_known_phase check (phase_code in (1, 2, 3));
create index run_of_a_connection on sync_console.run (org_id, connection_id, entity_code, created_at desc);

-- Of one kind of record of one connection.
-- applies_itself: what is computed is applied at once, where no guardrail objects; else people approve it
-- every_seconds, cron with zone: when it runs by itself; neither: when somebody asks
-- is_stopped: the schedule rests
-- everything_hours: so often everything is read and not only changes, for the sake of what was deleted
-- tries: how often in a row a system that does not answer is asked; null: as the installation does
-- longest_minutes: after that a run ends as timed out; null: never
create table sync_console.sync_setting (
    org_id              uuid         not null,
    connection_id       uuid         not null,
    entity_code         smallint     not null,
    applies_itself      boolean      not null default false,
    every_seconds       integer,
    cron                varchar(100),
    zone                varchar(64),
    is_stopped          boolean      not null default false,
    everything_hours    integer      not null default 24,
    tries               integer,
    longest_minutes     integer,
    changed_at          timestamptz  not null default clock_timestamp(),
    changed_by_name     varchar(255) not null default '',
    constraint sync_setting_pkey primary key (org_id, connection_id, entity_code),
    constraint sync_runs_every_minute_to_every_30_days check (every_seconds between 60 and 2592000),
    constraint sync_has_one_rhythm check (every_seconds is null or cron is null),
    constraint sync_with_a_cron_has_a_zone check (cron is null or zone is not null),
    constraint sync_reads_everything_hourly_to_yearly check (everything_hours between 1 and 8760),
    constraint sync_is_tried_up_to_100_times check (tries between 0 and 100),
    constraint sync_takes_a_minute_to_30_days check (longest_minutes between 1 and 43200),
    constraint sync_setting_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

-- watermark: from where changes are read next; null where the source has none
-- fingerprint: of the connection's settings; with others the same records read differently, so all are read anew
-- everything_at: when the last sync began that read everything
create table sync_console.sync_position (
    org_id        uuid         not null,
    connection_id uuid         not null,
    entity_code   smallint     not null,
    watermark     varchar(4000),
    fingerprint   varchar(255) not null,
    everything_at timestamptz,
    moved_at      timestamptz  not null default clock_timestamp(),
    constraint sync_position_pkey primary key (org_id, connection_id, entity_code),
    constraint sync_position_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);

-- How often a connection's system may be asked, by all nodes together.
-- next_at: before then no further request begins
create table sync_console.connection_pace (
    org_id              uuid        not null,
    connection_id       uuid        not null,
    requests_per_minute integer     not null,
    next_at             timestamptz not null default clock_timestamp(),
    changed_at          timestamptz not null default clock_timestamp(),
    constraint connection_pace_pkey primary key (org_id, connection_id),
    constraint connection_is_asked_1_to_100000_times_a_minute check (requests_per_minute between 1 and 100000),
    constraint connection_pace_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);
alter table sync_console.connection_pace enable row level security;
alter table sync_console.connection_pace force row level security;
create policy connection_pace_own on sync_console.connection_pace
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
grant select, insert, update, delete on sync_console.connection_pace to authenticated;

alter table sync_console.sync_setting enable row level security;
alter table sync_console.sync_setting force row level security;
alter table sync_console.sync_position enable row level security;
alter table sync_console.sync_position force row level security;

create policy sync_setting_own on sync_console.sync_setting
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));
create policy sync_position_own on sync_console.sync_position
    using (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid))
    with check (org_id = (select nullif(current_setting('app.current_org_id', true), '')::uuid));

grant select, insert, update on sync_console.sync_setting to authenticated;
grant select, insert, update on sync_console.sync_position to authenticated;
