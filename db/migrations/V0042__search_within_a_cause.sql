-- The search of errors knows their cause as well: its events are found by their words among those of one cause.
set local role sync_search;
drop function sync_console.find_errors(
    text[], timestamptz, timestamptz, smallint[], smallint[], smallint[], smallint[], uuid, text, timestamptz, uuid,
    boolean, integer);
reset role;

-- Keys of errors that hold all the terms, newest first, or from an error on towards the present. A term is text, not a
-- pattern. Where none has three letters or digits in a row only the nearest 20,000 errors are looked at: no index knows
-- shorter ones.
--
-- First the nearest errors are read in their order: what is frequent fills its page from them, and what is rare costs them
-- little. Only for the rest the words' index is asked, apart and with literals, as with parameters the planner would guess
-- how often a term occurs. Where a sync, a person or a cause is named, its own index leads, and the planner is left to
-- itself.
create function sync_console.find_errors(
    terms    text[],
    from_at  timestamptz,
    upto_at  timestamptz,
    statuses smallint[],
    actions  smallint[],
    entities smallint[],
    sources  smallint[],
    person   uuid,
    sync     text,
    cause    bigint,
    past_at  timestamptz,
    past_id  uuid,
    newer    boolean,
    most     integer)
    returns table (created_at timestamptz, id uuid)
    language plpgsql
    stable
    security definer
    rows 50
    set search_path = pg_catalog, pg_temp
as $$
declare
    nearest constant integer := 20000;
    searched constant text   := 'coalesce(l.item_key || '' '', '''') || l.error_message';
    org              uuid    := nullif(current_setting('app.current_org_id', true), '')::uuid;
    page             integer := least(greatest(most, 0), 10001);
    beyond           text    := case when newer then '>' else '<' end;
    ordered          text    := case when newer then ' order by l.created_at, l.id'
                                     else ' order by l.created_at desc, l.id desc' end;
    has_words        boolean := false;
    words            text    := '';
    filters          text    := '';
    span             text;
    term             text;
    found            integer;
    edge_at          timestamptz;
    edge_id          uuid;
begin
    if org is null or page = 0 or cardinality(terms) = 0 then
        return;
    end if;
    if cardinality(terms) > 16 then
        raise exception 'At most 16 terms' using errcode = 'invalid_parameter_value';
    end if;
    foreach term in array terms loop
        if term is null or term = '' or char_length(term) > 200 then
            raise exception 'A term has 1 to 200 characters' using errcode = 'invalid_parameter_value';
        end if;
        has_words := has_words or term ~ '[[:alnum:]]{3}';
        words := words || format(
            ' and %s ilike %L',
            searched,
            '%' || replace(replace(replace(term, '\', '\\'), '%', '\%'), '_', '\_') || '%');
    end loop;

    if statuses is not null then
        filters := filters || format(' and l.status_code = any (%L::smallint[])', statuses);
    end if;
    if actions is not null then
        filters := filters || format(' and l.action_code = any (%L::smallint[])', actions);
    end if;
    if entities is not null then
        filters := filters || format(' and l.entity_code = any (%L::smallint[])', entities);
    end if;
    if sources is not null then
        filters := filters || format(' and l.source_code = any (%L::smallint[])', sources);
    end if;
    if person is not null then
        filters := filters || format(' and l.user_id = %L::uuid', person);
    end if;
    if sync is not null then
        filters := filters || format(' and l.sync_id = %L', sync);
    end if;
    if cause is not null then
        filters := filters || format(' and l.fingerprint = %L::bigint', cause);
    end if;

    span := format('l.org_id = %L::uuid and l.error_message is not null', org);
    if from_at is not null then
        span := span || format(' and l.created_at >= %L::timestamptz', from_at);
    end if;
    if upto_at is not null then
        span := span || format(' and l.created_at < %L::timestamptz', upto_at);
    end if;
    if past_at is not null then
        span := span || format(
            ' and l.created_at %1$s= %2$L::timestamptz and (l.created_at, l.id) %1$s (%2$L::timestamptz, %3$L::uuid)',
            beyond, past_at, past_id);
    end if;

    if person is not null or sync is not null or cause is not null then
        return query execute format(
            'select l.created_at, l.id from public.sync_activity_log l where %s %s %s %s limit %s',
            span, filters, words, ordered, page);
        return;
    end if;

    return query execute format(
        'select l.created_at, l.id
           from (select * from public.sync_activity_log l where %s %s limit %s) l
          where true %s %s %s
          limit %s',
        span, ordered, nearest, filters, words, ordered, page);
    get diagnostics found = row_count;
    if found >= page or not has_words then
        return;
    end if;

    execute format(
        'select l.created_at, l.id from public.sync_activity_log l where %s %s offset %s limit 1',
        span, ordered, nearest - 1)
       into edge_at, edge_id;
    if edge_at is null then
        return;
    end if;
    return query execute format(
        'with hit as materialized (
            select l.created_at, l.id
              from public.sync_activity_log l
             where %1$s and l.created_at %2$s= %3$L::timestamptz %4$s %5$s)
         select l.created_at, l.id
           from hit l
          where (l.created_at, l.id) %2$s (%3$L::timestamptz, %6$L::uuid) %7$s
          limit %8$s',
        span, beyond, edge_at, filters, words, edge_id, ordered, page - found);
end
$$;

do $owner$
declare
    signature text := 'sync_console.find_errors(text[], timestamptz, timestamptz, smallint[], smallint[], smallint[], '
        || 'smallint[], uuid, text, bigint, timestamptz, uuid, boolean, integer)';
begin
    execute format('revoke execute on function %s from public', signature);
    execute format('grant execute on function %s to authenticated', signature);
    -- Who is given a function must be able to create in its schema for that moment.
    grant create on schema sync_console to sync_search;
    execute format('alter function %s owner to sync_search', signature);
    revoke create on schema sync_console from sync_search;
end
$owner$;
