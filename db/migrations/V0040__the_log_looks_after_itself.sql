-- The log looks after itself: months are made ahead, old ones go. Done by the owner; these tables say what is wanted,
-- what was done and what is about to be. They belong to the installation and hold nothing of an organisation.
--
--   upkeep_setting  how long the log is kept, one row
--   upkeep_run      what ran, when, on which node, and what came of it
--   upkeep_drop     what retention is to drop, from the notice to the end

create table sync_console.upkeep_setting (
    only_one         boolean     not null default true,
    retention_months integer     not null default 13,
    changed_at       timestamptz not null default now(),
    constraint upkeep_setting_pkey primary key (only_one),
    constraint upkeep_setting_is_one_row check (only_one),
    constraint log_is_kept_for_1_month_to_50_years check (retention_months between 1 and 600)
);
insert into sync_console.upkeep_setting default values;
grant select, update (retention_months, changed_at) on sync_console.upkeep_setting to authenticated;

-- steps: an array of arrays, each a code and what it is about, for the screen to put into words
create table sync_console.upkeep_run (
    id         uuid        not null default gen_random_uuid(),
    started_at timestamptz not null default clock_timestamp(),
    ended_at   timestamptz,
    node       text        not null,
    steps      jsonb       not null default '[]',
    error      text,
    constraint upkeep_run_pkey primary key (id)
);
create index upkeep_run_by_time on sync_console.upkeep_run (started_at desc, id desc);
grant select on sync_console.upkeep_run to authenticated;

-- relation: name of the partition, and of the table that was one once it is detached
-- archive: the file, where one was written
create table sync_console.upkeep_drop (
    id          uuid        not null default gen_random_uuid(),
    relation    text        not null,
    lower_bound timestamptz,
    upper_bound timestamptz not null,
    noticed_at  timestamptz not null default now(),
    detached_at timestamptz,
    row_count   bigint,
    bytes       bigint,
    archive     text,
    dropped_at  timestamptz,
    told_at     timestamptz,
    constraint upkeep_drop_pkey primary key (id)
);
create unique index upkeep_drop_of_what_still_exists on sync_console.upkeep_drop (relation)
    where dropped_at is null;
grant select on sync_console.upkeep_drop to authenticated;
