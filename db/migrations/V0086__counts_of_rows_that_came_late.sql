-- A row that is dated into a month that has left the log is taken in by the partition open to the past, and counted like
-- any other. When it came while that month was on its way out, the month's counts went, and its own with them: the log
-- showed a row that no histogram and no filter knew of, until it left as well. Now what the log still holds of that time
-- keeps its counts, and gets back what it lost.
--
-- The lock keeps the log from being folded meanwhile, so that "counted" and "not yet counted" stay two things.
--
-- Who creates a function of sync_system must for that moment be able to create in its schema.
grant create on schema sync_console to sync_system;
set local role sync_system;

create or replace function sync_console.forget_activity_counts(before timestamptz, most integer)
    returns bigint
    language plpgsql
    volatile
    security definer
    set search_path = pg_catalog, pg_temp
as $$
declare
    counted bigint;
    gone    bigint;
begin
    select f.folded_to
      into counted
      from sync_console.activity_fold f
       for update;

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
         where l.created_at < before
           and l.position <= counted
    ),
    kept_hour as materialized (
        select e.org_id, e.hour, e.status_code, e.action_code, e.entity_code, e.source_code, count(*) as events
          from event e
         group by 1, 2, 3, 4, 5, 6
    ),
    kept_cause as materialized (
        select e.org_id, e.hour, e.fingerprint, e.status_code, e.action_code, e.entity_code, e.source_code,
               count(*) as events, min(e.created_at) as first_at, max(e.created_at) as last_at
          from event e
         where e.fingerprint is not null
         group by 1, 2, 3, 4, 5, 6, 7
    ),
    hours as (
        delete from sync_console.activity_hour
         where ctid = any (array(
                   select h.ctid
                     from sync_console.activity_hour h
                    where h.hour < before
                      and not exists (
                              select
                                from kept_hour k
                               where k.org_id = h.org_id
                                 and k.hour = h.hour
                                 and k.status_code = h.status_code
                                 and k.action_code = h.action_code
                                 and k.entity_code = h.entity_code
                                 and k.source_code = h.source_code)
                    limit most))
        returning 1
    ),
    causes as (
        delete from sync_console.activity_cause_hour
         where ctid = any (array(
                   select c.ctid
                     from sync_console.activity_cause_hour c
                    where c.hour < before
                      and not exists (
                              select
                                from kept_cause k
                               where k.org_id = c.org_id
                                 and k.hour = c.hour
                                 and k.fingerprint = c.fingerprint
                                 and k.status_code = c.status_code
                                 and k.action_code = c.action_code
                                 and k.entity_code = c.entity_code
                                 and k.source_code = c.source_code)
                    limit most))
        returning 1
    ),
    kinds as (
        delete from sync_console.activity_kind t
         where t.last_hour < before
           and not exists (
                   select
                     from kept_hour k
                    where k.org_id = t.org_id
                      and k.status_code = t.status_code
                      and k.action_code = t.action_code
                      and k.entity_code = t.entity_code
                      and k.source_code = t.source_code)
    ),
    hours_kept as (
        insert into sync_console.activity_hour as h
        select k.* from kept_hour k
            on conflict (org_id, hour, status_code, action_code, entity_code, source_code)
            do update set events = excluded.events
                where h.events <> excluded.events
    ),
    causes_kept as (
        insert into sync_console.activity_cause_hour as c
        select k.* from kept_cause k
            on conflict (org_id, hour, fingerprint, status_code, action_code, entity_code, source_code)
            do update set events = excluded.events,
                          first_at = excluded.first_at,
                          last_at = excluded.last_at
                where (c.events, c.first_at, c.last_at) <> (excluded.events, excluded.first_at, excluded.last_at)
    ),
    kinds_kept as (
        insert into sync_console.activity_kind as t
        select k.org_id, k.status_code, k.action_code, k.entity_code, k.source_code, min(k.hour), max(k.hour)
          from kept_hour k
         group by 1, 2, 3, 4, 5
            on conflict (org_id, status_code, action_code, entity_code, source_code)
            do update set first_hour = least(t.first_hour, excluded.first_hour),
                          last_hour = greatest(t.last_hour, excluded.last_hour)
                where t.first_hour > excluded.first_hour
                   or t.last_hour < excluded.last_hour
    )
    select (select count(*) from hours) + (select count(*) from causes)
      into gone;
    return gone;
end
$$;

reset role;
revoke create on schema sync_console from sync_system;
