-- A list of previews shows how many items each holds. A delta may be many megabytes, and to look into it costs reading
-- all of it; so what the list needs is noted beside it, when it is written. Deltas are written by many hands: what is
-- not as it should be is left out of the note, and never refused.
--
--   shape             what the delta is: object, or anything else that JSON knows
--   entity            which kind of record it is about, where it says so
--   truncated         whether it says that its items were left out
--   new … deleted     how many items it holds of each kind; missing where it has no such list
--   new_stated …      how many its statistics state
create function sync_console.preview_summary(delta jsonb)
    returns jsonb
    language sql
    immutable
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select jsonb_strip_nulls(jsonb_build_object(
        'shape', jsonb_typeof(delta),
        'entity', left(coalesce(
            delta ->> 'entity_type',
            delta ->> 'entityType',
            delta ->> 'entity',
            delta #>> '{metadata,entity_type}'), 50),
        'truncated', delta -> 'truncated' = 'true',
        'new', case when jsonb_typeof(delta -> 'new') = 'array' then jsonb_array_length(delta -> 'new') end,
        'updated', case when jsonb_typeof(delta -> 'updated') = 'array' then jsonb_array_length(delta -> 'updated') end,
        'deleted', case when jsonb_typeof(delta -> 'deleted') = 'array' then jsonb_array_length(delta -> 'deleted') end,
        'new_stated', case when jsonb_typeof(delta #> '{statistics,new_count}') = 'number'
            then delta #> '{statistics,new_count}' end,
        'updated_stated', case when jsonb_typeof(delta #> '{statistics,updated_count}') = 'number'
            then delta #> '{statistics,updated_count}' end,
        'deleted_stated', case when jsonb_typeof(delta #> '{statistics,deleted_count}') = 'number'
            then delta #> '{statistics,deleted_count}' end
    ))
$$;
revoke execute on function sync_console.preview_summary(jsonb) from public;
grant execute on function sync_console.preview_summary(jsonb) to authenticated;

alter table public.sync_preview_cache
    add column delta_summary jsonb generated always as (sync_console.preview_summary(delta_json)) stored;
