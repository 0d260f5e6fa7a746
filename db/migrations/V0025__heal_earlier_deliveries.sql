-- Heals a database that ran MantisNXT's own delivery of 0024; after ours there is nothing to do.

do $heal$
begin
    if not exists (
        select
          from pg_catalog.pg_trigger
         where tgrelid = 'public.sync_progress'::regclass
           and tgname = 'sync_progress_10_validate'
    ) then
        raise exception 'public.sync_progress has a shape that this migration does not know yet';
    end if;
end
$heal$;
