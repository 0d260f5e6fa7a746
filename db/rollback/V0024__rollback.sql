-- Takes back migration 0024, in the reverse order of its making, all or nothing. Whatever was built on it later must go
-- first: it names the console's own schema, where that is still there, and says cascade nowhere, so that any other
-- dependant makes it refuse.
--
--   psql -v ON_ERROR_STOP=1 -f V0024__rollback.sql

begin;

do $guard$
begin
    if exists (select from pg_catalog.pg_tables
                where schemaname = 'sync_console'
                  and tablename <> 'schema_history') then
        raise exception 'Migration 0024 can''t be taken back while the schema sync_console stands on it.'
              using hint = 'Stop the console, back the database up, then say: drop schema sync_console cascade. '
                           'All that is the console''s own goes with it: connections, previews, accounts, audit trail.';
    end if;
end
$guard$;

revoke select, insert, update, delete on
    public.sync_preview_cache,
    public.sync_progress,
    public.sync_activity_log
from authenticated;

drop trigger sync_progress_40_log on public.sync_progress;
drop trigger sync_progress_30_timestamp on public.sync_progress;
drop trigger sync_progress_20_elapsed on public.sync_progress;
drop trigger sync_progress_10_validate on public.sync_progress;

drop function public.auto_log_sync_activity_on_progress_change();
drop function public.update_sync_progress_timestamp();
drop function public.update_sync_progress_elapsed();
drop function public.validate_sync_progress_totals();
drop function public.auto_cleanup_preview_cache();

drop policy sync_activity_log_delete on public.sync_activity_log;
drop policy sync_activity_log_update on public.sync_activity_log;
drop policy sync_activity_log_insert on public.sync_activity_log;
drop policy sync_activity_log_select on public.sync_activity_log;
drop policy sync_progress_delete on public.sync_progress;
drop policy sync_progress_update on public.sync_progress;
drop policy sync_progress_insert on public.sync_progress;
drop policy sync_progress_select on public.sync_progress;
drop policy preview_cache_delete on public.sync_preview_cache;
drop policy preview_cache_update on public.sync_preview_cache;
drop policy preview_cache_insert on public.sync_preview_cache;
drop policy preview_cache_select on public.sync_preview_cache;

drop index public.idx_sync_activity_log_sync_id;
drop index public.idx_sync_activity_log_status;
drop index public.idx_sync_activity_log_action;
drop index public.idx_sync_activity_log_entity;
drop index public.idx_sync_activity_log_user;
drop index public.idx_sync_activity_log_org_created;
drop index public.idx_sync_progress_entity;
drop index public.idx_sync_progress_updated;
drop index public.idx_sync_progress_active;
alter table public.sync_progress drop constraint idx_sync_progress_org_sync;
drop index public.idx_sync_progress_org_job;
drop index public.idx_sync_preview_cache_key;
drop index public.idx_sync_preview_cache_computed;
drop index public.idx_sync_preview_cache_expires;
drop index public.idx_sync_preview_cache_org_type;

drop table public.sync_activity_log_future;
drop table public.sync_activity_log_2026_02;
drop table public.sync_activity_log_2026_01;
drop table public.sync_activity_log_2025_12;
drop table public.sync_activity_log_2025_11;
drop table public.sync_activity_log;
drop table public.sync_progress;
drop table public.sync_preview_cache;

drop type public.sync_status_type;
drop type public.sync_entity_type;
drop type public.sync_action;
drop type public.sync_type;

commit;
