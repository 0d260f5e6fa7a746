-- Counts by the hour: a histogram over ten million events adds up some thousand of these instead of reading them.
--
-- No writer waits on a counter. Each event gets a position from a sequence as it is written, and a job adds up what lies
-- behind (fold_activity). A position alone does not say that everything before it has been committed, but: an event's
-- transaction has its number before it takes the position. So once every transaction that had a number when the
-- sequence stood at a position has ended, nothing at or before that position can still appear. What is not folded yet is
-- counted from the log itself, by its position: nothing is counted twice, and nothing missed. What was there before
-- there were positions has 0.

create sequence sync_console.activity_position;
grant usage, select on sequence sync_console.activity_position to authenticated, sync_system;

alter table public.sync_activity_log
    add column position bigint not null default 0;

create or replace function sync_console.complete_activity()
    returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if new.created_at >= date_trunc('day', now(), 'UTC') + interval '48 hours' then
        raise exception 'an activity dated % lies beyond tomorrow', new.created_at
            using errcode = 'check_violation',
                  constraint = 'sync_activity_log_not_beyond_tomorrow',
                  schema = 'public',
                  table = 'sync_activity_log';
    end if;
    if new.source_code is null and new.sync_id is not null then
        select p.source_code
          into new.source_code
          from public.sync_progress p
         where p.org_id = new.org_id
           and p.sync_id = new.sync_id;
    end if;
    -- in this order, see above
    perform pg_current_xact_id();
    new.position := nextval('sync_console.activity_position');
    return new;
end
$$;

do $indexes$
declare
    rows_of_log bigint;
    allowed     boolean := coalesce(nullif(current_setting('app.allow_log_rewrite', true), ''), 'off')::boolean;
begin
    alter table public.sync_activity_log no force row level security;
    select count(*)
      into rows_of_log
      from public.sync_activity_log;
    alter table public.sync_activity_log force row level security;
    if rows_of_log > 2000000 then
        raise notice 'The activity log has % rows. Indexing and counting them takes about % s, and nothing is logged meanwhile.',
            rows_of_log, rows_of_log / 250000;
        if not allowed then
            raise exception 'The activity log has % rows, which must be indexed and counted once: about % s, and nothing is logged meanwhile',
                    rows_of_log, rows_of_log / 250000
                using hint = 'Allow it for this run: connect with options=-c app.allow_log_rewrite=on, or let an administrator say: alter role sync_owner set app.allow_log_rewrite = on.';
        end if;
    end if;
end
$indexes$;

create index idx_sync_activity_log_position on public.sync_activity_log (position);

-- Any combination of status, action, entity and source in the order of the list: for each that occurs (activity_kind).
create index idx_sync_activity_log_kind on public.sync_activity_log
    (org_id, status_code, action_code, entity_code, source_code, created_at desc, id desc);

-- Errors of one cause, newest first.
create index idx_sync_activity_log_cause on public.sync_activity_log (org_id, fingerprint, created_at desc, id desc)
    where fingerprint is not null;

-- How far the log is folded; one row. What lies at or before next_to can be folded as soon as every transaction before
-- next_after has ended.
create table sync_console.activity_fold (
    one        boolean     not null default true,
    folded_to  bigint      not null default 0,
    next_to    bigint,
    next_after xid8,
    constraint activity_fold_pkey primary key (one),
    constraint activity_fold_has_one_row check (one)
);
insert into sync_console.activity_fold default values;
grant select on sync_console.activity_fold to authenticated;
grant select, update on sync_console.activity_fold to sync_system;

-- Of an event that names no entity or no source the code is 0. No index on events: folding updates in place.
create table sync_console.activity_hour (
    org_id      uuid        not null,
    hour        timestamptz not null,
    status_code smallint    not null,
    action_code smallint    not null,
    entity_code smallint    not null,
    source_code smallint    not null,
    events      bigint      not null,
    constraint activity_hour_pkey primary key (org_id, hour, status_code, action_code, entity_code, source_code),
    constraint activity_hour_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
) with (fillfactor = 70);

-- Which combinations occur at all, and between which hours: what never meets is known without a search.
create table sync_console.activity_kind (
    org_id      uuid        not null,
    status_code smallint    not null,
    action_code smallint    not null,
    entity_code smallint    not null,
    source_code smallint    not null,
    first_hour  timestamptz not null,
    last_hour   timestamptz not null,
    constraint activity_kind_pkey primary key (org_id, status_code, action_code, entity_code, source_code),
    constraint activity_kind_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
) with (fillfactor = 70);

-- Errors that differ only in numbers, names and addresses have one cause (error_fingerprint).
create table sync_console.activity_cause_hour (
    org_id      uuid        not null,
    hour        timestamptz not null,
    fingerprint bigint      not null,
    status_code smallint    not null,
    action_code smallint    not null,
    entity_code smallint    not null,
    source_code smallint    not null,
    events      bigint      not null,
    first_at    timestamptz not null,
    last_at     timestamptz not null,
    constraint activity_cause_hour_pkey
        primary key (org_id, hour, fingerprint, status_code, action_code, entity_code, source_code),
    constraint activity_cause_hour_belongs_to_an_organisation foreign key (org_id)
        references public.organization (id) on delete cascade
) with (fillfactor = 70);

do $isolation$
declare
    name text;
begin
    foreach name in array array['activity_hour', 'activity_kind', 'activity_cause_hour'] loop
        execute format('alter table sync_console.%I enable row level security', name);
        execute format('alter table sync_console.%I force row level security', name);
        execute format(
            'create policy %I on sync_console.%I for select
                using (org_id = (select nullif(current_setting(''app.current_org_id'', true), '''')::uuid))',
            name || '_own', name);
        execute format(
            'create policy %I on sync_console.%I to sync_system using (true) with check (true)',
            name || '_system', name);
        execute format('grant select on sync_console.%I to authenticated', name);
        execute format('grant select, insert, update, delete on sync_console.%I to sync_system', name);
    end loop;
end
$isolation$;

-- For the two functions below; sync_system can't sign in.
create policy sync_activity_log_counts on public.sync_activity_log
    for select to sync_system using (true);
grant select on public.sync_activity_log to sync_system;

-- Adds to the counts what lies between two positions, the first not included.
create function sync_console.count_activity(after bigint, upto bigint)
    returns bigint
    language sql
    volatile
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    with event as materialized (
        select l.org_id,
               date_trunc('hour', l.created_at, 'UTC') as hour,
               l.status_code,
               l.action_code,
               coalesce(l.entity_code, 0::smallint) as entity_code,
               coalesce(l.source_code, 0::smallint) as source_code,
               l.fingerprint,
               l.created_at
          from public.sync_activity_log l
         where l.position > after
           and l.position <= upto
    ),
    by_hour as (
        insert into sync_console.activity_hour as h
        select e.org_id, e.hour, e.status_code, e.action_code, e.entity_code, e.source_code, count(*)
          from event e
         group by 1, 2, 3, 4, 5, 6
         order by 1, 2, 3, 4, 5, 6
            on conflict (org_id, hour, status_code, action_code, entity_code, source_code)
            do update set events = h.events + excluded.events
    ),
    by_kind as (
        insert into sync_console.activity_kind as k
        select e.org_id, e.status_code, e.action_code, e.entity_code, e.source_code, min(e.hour), max(e.hour)
          from event e
         group by 1, 2, 3, 4, 5
         order by 1, 2, 3, 4, 5
            on conflict (org_id, status_code, action_code, entity_code, source_code)
            do update set first_hour = least(k.first_hour, excluded.first_hour),
                          last_hour = greatest(k.last_hour, excluded.last_hour)
                where k.first_hour > excluded.first_hour
                   or k.last_hour < excluded.last_hour
    ),
    by_cause as (
        insert into sync_console.activity_cause_hour as c
        select e.org_id, e.hour, e.fingerprint, e.status_code, e.action_code, e.entity_code, e.source_code, count(*),
               min(e.created_at), max(e.created_at)
          from event e
         where e.fingerprint is not null
         group by 1, 2, 3, 4, 5, 6, 7
         order by 1, 2, 3, 4, 5, 6, 7
            on conflict (org_id, hour, fingerprint, status_code, action_code, entity_code, source_code)
            do update set events = c.events + excluded.events,
                          first_at = least(c.first_at, excluded.first_at),
                          last_at = greatest(c.last_at, excluded.last_at)
    )
    select count(*)
      from event
$$;

-- Folds as far as it is safe, at most so many positions at once, and notes up to where the next time. Any number of
-- nodes may call it at any time: one works, the others are told 0. Returns how many positions it went forward.
create function sync_console.fold_activity(most integer default 100000)
    returns bigint
    language plpgsql
    volatile
    security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    state    sync_console.activity_fold;
    position bigint;
    upto     bigint;
begin
    if pg_current_xact_id_if_assigned() is not null
            or current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'The log is folded in a transaction of its own, read committed'
            using errcode = 'invalid_transaction_state';
    end if;
    select s.last_value
      into position
      from sync_console.activity_position s
     where s.is_called;
    perform
       from sync_console.activity_fold f
      where f.folded_to < position;
    if not found then
        return 0;
    end if;
    -- Only now this transaction gets its number: whatever took a position until here has an earlier one.
    select f.*
      into state
      from sync_console.activity_fold f
       for update skip locked;
    if not found then
        return 0;
    end if;

    upto := state.folded_to;
    if state.next_to > upto and pg_snapshot_xmin(pg_current_snapshot()) >= state.next_after then
        upto := least(state.next_to, upto + greatest(most, 1));
        perform sync_console.count_activity(state.folded_to, upto);
    end if;
    -- A backup restored into a younger server would wait for a transaction that is long to come; nothing is under way
    -- any more of what was there then.
    if state.next_to is null
            or state.next_to <= upto
            or state.next_after >= pg_snapshot_xmax(pg_current_snapshot()) then
        state.next_to := position;
        state.next_after := pg_current_xact_id();
    end if;
    update sync_console.activity_fold
       set folded_to = upto,
           next_to = state.next_to,
           next_after = state.next_after;
    return upto - state.folded_to;
end
$$;

-- Counts of hours that the log no longer holds, so many at once; returns how many went. Only the upkeep may, as it drops
-- the events themselves.
create function sync_console.forget_activity_counts(before timestamptz, most integer)
    returns bigint
    language sql
    volatile
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    with hours as (
        delete from sync_console.activity_hour
         where ctid = any (array(select h.ctid from sync_console.activity_hour h where h.hour < before limit most))
        returning 1
    ),
    causes as (
        delete from sync_console.activity_cause_hour
         where ctid = any (array(select c.ctid from sync_console.activity_cause_hour c where c.hour < before limit most))
        returning 1
    ),
    kinds as (
        delete from sync_console.activity_kind
         where last_hour < before
    )
    select (select count(*) from hours) + (select count(*) from causes)
$$;

revoke execute on function sync_console.count_activity(bigint, bigint) from public;
revoke execute on function sync_console.fold_activity(integer) from public;
revoke execute on function sync_console.forget_activity_counts(timestamptz, integer) from public;
grant execute on function sync_console.fold_activity(integer) to authenticated;

do $owner$
begin
    -- Who is given a function must be able to create in its schema for that moment.
    grant create on schema sync_console to sync_system;
    alter function sync_console.count_activity(bigint, bigint) owner to sync_system;
    alter function sync_console.fold_activity(integer) owner to sync_system;
    alter function sync_console.forget_activity_counts(timestamptz, integer) owner to sync_system;
    revoke create on schema sync_console from sync_system;
end
$owner$;

set local role sync_system;
do $before$
begin
    perform sync_console.count_activity(-1, 0);
    execute format(
        'grant execute on function sync_console.forget_activity_counts(timestamptz, integer) to %I',
        session_user);
end
$before$;
reset role;
