-- What an installation tells of its alerts to those who watch over it: how many are open by rule, of all organisations
-- and its own, and whether they reach anybody. Numbers, and nothing of whose they are.

create policy alert_system_select on sync_console.alert for select to sync_system
    using (true);
create policy alert_channel_system_select on sync_console.alert_channel for select to sync_system
    using (true);
create policy alert_delivery_system_select on sync_console.alert_delivery for select to sync_system
    using (true);
grant select (rule, closed_at) on sync_console.alert to sync_system;
grant select (rule, closed_at) on sync_console.installation_alert to sync_system;
grant select (is_enabled, failures) on sync_console.alert_channel to sync_system;
grant select (state_code) on sync_console.alert_delivery to sync_system;

-- What waits is counted for each scrape, and is little beside what was delivered.
create index alert_delivery_that_waits on sync_console.alert_delivery (state_code) where state_code = 1;

-- Who creates a function of sync_system must for that moment be able to create in its schema.
grant create on schema sync_console to sync_system;
set local role sync_system;

create function sync_console.open_alerts()
    returns table (rule text, alerts bigint)
    language sql
    stable
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    select o.rule, count(*)
      from (select a.rule from sync_console.alert a where a.closed_at is null
             union all
            select i.rule from sync_console.installation_alert i where i.closed_at is null) o
     group by o.rule
$$;

-- dead_from: failures in a row from which nobody hears by a channel
create function sync_console.alert_channels_at_work(dead_from integer)
    returns table (waiting bigint, dead bigint)
    language sql
    stable
    security definer
    set search_path = pg_catalog, pg_temp
as $$
    select (select count(*) from sync_console.alert_delivery d where d.state_code = 1),
           (select count(*) from sync_console.alert_channel c where c.is_enabled and c.failures >= dead_from)
$$;

revoke execute on function sync_console.open_alerts() from public;
revoke execute on function sync_console.alert_channels_at_work(integer) from public;
grant execute on function sync_console.open_alerts() to authenticated;
grant execute on function sync_console.alert_channels_at_work(integer) to authenticated;

reset role;
revoke create on schema sync_console from sync_system;

-- Regular work that every node does for all: a row for what failed when it was last tried. It goes when any node has
-- done it.

-- reason: of the last failure, without the details, which can hold values of rows
create table sync_console.failed_work (
    work           varchar(40)  not null,
    failures       integer      not null default 1,
    failing_since  timestamptz  not null default clock_timestamp(),
    last_failed_at timestamptz  not null default clock_timestamp(),
    reason         varchar(500) not null,
    constraint failed_work_pkey primary key (work)
);
grant select, insert, update, delete on sync_console.failed_work to authenticated;
