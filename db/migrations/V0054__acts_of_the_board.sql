-- What the live board tells of a sync's tries, and acts on many syncs at once.

-- A try of a sync: from when it is worked on until that ends for a reason. The last one of an ended sync ends with it.
-- worker: the node that worked on it, or the service that reported it
-- end_code: 1 throttled, 2 fault, 3 taken over, 4 stopped; null while it lasts, and where a service said nothing
create table sync_console.sync_attempt (
    org_id      uuid         not null,
    progress_id uuid         not null,
    number      integer      not null,
    worker      varchar(255) not null default '',
    began_at    timestamptz  not null default clock_timestamp(),
    ended_at    timestamptz,
    end_code    smallint,
    reason      varchar(500),
    constraint sync_attempt_pkey primary key (org_id, progress_id, number),
    constraint sync_attempt_is_not_negative check (number >= 0),
    constraint sync_attempt_ends_for_a_known_reason check (end_code between 1 and 4),
    constraint sync_attempt_belongs_to_a_sync foreign key (org_id, progress_id)
        references public.sync_progress (org_id, id) on delete cascade
);

-- An act on many syncs: asked for once, done by the queue one sync after the other.
-- kind: as of sync_command
-- state_code: 1 under way, 2 done, 3 stopped
-- stopped_at: from then on no further sync is asked
create table sync_console.bulk_act (
    org_id          uuid         not null,
    id              uuid         not null,
    kind            varchar(20)  not null,
    reason          varchar(500),
    state_code      smallint     not null default 1,
    total           integer      not null,
    asked_by        uuid,
    asked_by_name   varchar(255) not null default '',
    asked_at        timestamptz  not null default clock_timestamp(),
    stopped_by_name varchar(255),
    stopped_at      timestamptz,
    ended_at        timestamptz,
    constraint bulk_act_pkey primary key (org_id, id),
    constraint bulk_act_is_of_a_known_kind check (kind in ('pause', 'resume', 'cancel', 'retry_failed')),
    constraint bulk_act_has_a_known_state check (state_code in (1, 2, 3)),
    constraint bulk_act_is_on_some_sync check (total > 0),
    constraint bulk_act_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
);
create index bulk_act_latest on sync_console.bulk_act (org_id, asked_at desc, id desc);
create index bulk_act_under_way on sync_console.bulk_act (org_id) where state_code = 1;

-- sync_id: no reference, a result is read after its sync was forgotten
-- outcome_code: 1 asked, 2 refused, 3 already so; null: not yet, or no more
-- result_sync: the sync that tries again
create table sync_console.bulk_item (
    org_id       uuid         not null,
    act_id       uuid         not null,
    position     integer      not null,
    sync_id      varchar(255) not null,
    outcome_code smallint,
    reason       varchar(1000),
    result_sync  varchar(255),
    settled_at   timestamptz,
    constraint bulk_item_pkey primary key (org_id, act_id, position),
    constraint bulk_item_has_a_known_outcome check (outcome_code in (1, 2, 3)),
    constraint bulk_item_belongs_to_an_act foreign key (org_id, act_id)
        references sync_console.bulk_act (org_id, id) on delete cascade
);

do $guard$
declare
    name text;
begin
    foreach name in array array['sync_attempt', 'bulk_act', 'bulk_item']
    loop
        execute format('alter table sync_console.%I enable row level security', name);
        execute format('alter table sync_console.%I force row level security', name);
        execute format(
            'create policy %I on sync_console.%I
                 using (org_id = (select nullif(current_setting(''app.current_org_id'', true), '''')::uuid))
                 with check (org_id = (select nullif(current_setting(''app.current_org_id'', true), '''')::uuid))',
            name || '_own', name);
    end loop;
end
$guard$;
grant select, insert, update, delete on
    sync_console.sync_attempt,
    sync_console.bulk_act,
    sync_console.bulk_item
to authenticated;

-- Which run is behind a sync on the board.
create index run_of_a_sync on sync_console.run (org_id, sync_id);
