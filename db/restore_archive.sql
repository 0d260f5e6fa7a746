-- Brings an archived month of the activity log back. Run by sync_owner, in one go:
--
--   gunzip -c sync_activity_log_2025_11.ndjson.gz \
--     | psql -d sync -U sync_owner -v ON_ERROR_STOP=1 -1 -c "create temp table archived (line text)" \
--         -c "\copy archived from pstdin csv quote e'\x01' delimiter e'\x02'" -f db/restore_archive.sql
--
-- What is in the log already stays as it is, so it can be run again. Rows of organisations that are gone are left out;
-- people who are gone are no longer named. Set the retention to cover the month first: what is older gets its notice.

do $restore$
declare
    columns_of_log text;
    org            uuid;
    restored       bigint;
    total          bigint := 0;
begin
    -- generated columns are computed anew, whatever migrations added since stays empty
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
      into columns_of_log
      from pg_catalog.pg_attribute a
     where a.attrelid = 'public.sync_activity_log'::regclass
       and a.attnum > 0
       and not a.attisdropped
       and a.attgenerated = ''
       and exists (select from archived where line::jsonb ? a.attname);
    for org in select distinct (line::jsonb ->> 'org_id')::uuid from archived loop
        -- the owner is held by row-level security too: organisation by organisation, as a service would
        perform set_config('app.current_org_id', org::text, true);
        if not exists (select from public.organization o where o.id = org) then
            raise notice 'Organisation % is gone; its rows are left out', org;
            continue;
        end if;
        execute format(
            'insert into public.sync_activity_log (%1$s)
             select %1$s
               from archived a
              cross join lateral jsonb_populate_record(
                        null::public.sync_activity_log,
                        case when exists (select from auth.users_extended u where u.id = (a.line::jsonb ->> ''user_id'')::uuid)
                             then a.line::jsonb
                             else a.line::jsonb || ''{"user_id": null}'' end) r
              where a.line::jsonb ->> ''org_id'' = %2$L
             on conflict (id, created_at) do nothing',
            columns_of_log, org::text);
        get diagnostics restored = row_count;
        total := total + restored;
    end loop;
    raise notice '% of % rows restored', total, (select count(*) from archived);
end
$restore$;
