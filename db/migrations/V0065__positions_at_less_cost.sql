-- Each event still gets the number of its transaction first and its position afterwards, which is what the counts rest
-- on: a case looks at its condition before what it gives. As one expression both cost the writer about half of what a
-- statement of its own did.

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
    new.position := case
        when pg_current_xact_id() is not null then nextval('sync_console.activity_position')
    end;
    return new;
end
$$;
