-- Words beside a filter that few errors fit, and words too short for the index beside a person.
--
-- Errors with a frequent word of an entity and a source that hardly meet took 255 ms among ten million events, twice for
-- the same mistake: too much was read to learn that there is little. The counts by cause were all added up, where the few
-- kinds of event that occur and at most some thousand entries of their index say as much; and as the planner takes a
-- frequent word for a rare one, the index of words was read for each kind to find one error in it. Now what fits the
-- filter is read first, if it is little, and only then asked for the words.
--
-- A person, a sync or a cause beside the words: the newest few thousand events of it are read first, in their order, where
-- the planner took the index of words and fetched all that hold a frequent one. A word without three letters in a row was
-- looked for among all that a person, a sync or a cause ever had. Now it is among the newest 5,000 events of it, and among
-- the newest 20,000 errors of all as elsewhere. The rest is as in V0066.
grant select on sync_console.activity_kind to sync_search;

grant create on schema sync_console to sync_search;
set local role sync_search;
create or replace function sync_console.find_errors(
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
    nearest  constant integer := 20000;
    furthest constant integer := 200000;
    searched constant text   := 'coalesce(l.item_key || '' '', '''') || l.error_message';
    org              uuid    := nullif(current_setting('app.current_org_id', true), '')::uuid;
    page             integer := least(greatest(most, 0), 10001);
    beyond           text    := case when newer then '>' else '<' end;
    ordered          text    := case when newer then ' order by l.created_at, l.id'
                                     else ' order by l.created_at desc, l.id desc' end;
    has_words        boolean := false;
    words            text    := '';
    filters          text    := '';
    named            text    := '';
    place            text;
    span             text;
    term             text;
    found            integer;
    more             integer;
    looked           integer := nearest;
    edge_at          timestamptz;
    edge_id          uuid;
    few      constant integer := 5000;
    branches constant integer := 32;
    possible         bigint;
    kinds            integer;
    certain          boolean;
    is_few           boolean := false;
    of_kinds         text;
    -- what is asked of each stays open, to count them and to read them
    of_kind constant text    := 'select %%1$s
                                   from public.sync_activity_log l
                                  where %1$s and l.created_at %2$s= %3$L::timestamptz
                                    and (l.created_at, l.id) %2$s (%3$L::timestamptz, %4$L::uuid)
                                    and l.status_code = %5$s and l.action_code = %6$s
                                    and l.entity_code %7$s and l.source_code %8$s %%2$s';
    at_edge constant text    := 'select l.created_at, l.id from public.sync_activity_log l where %s %s offset %s limit 1';
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
        named := format(' and l.user_id = %L::uuid', person);
        filters := filters || named;
    end if;
    if sync is not null then
        named := format(' and l.sync_id = %L', sync);
        filters := filters || named;
    end if;
    if cause is not null then
        named := format(' and l.fingerprint = %L::bigint', cause);
        filters := filters || named;
    end if;

    place := format('l.org_id = %L::uuid', org);
    if from_at is not null then
        place := place || format(' and l.created_at >= %L::timestamptz', from_at);
    end if;
    if upto_at is not null then
        place := place || format(' and l.created_at < %L::timestamptz', upto_at);
    end if;
    if past_at is not null then
        place := place || format(
            ' and l.created_at %1$s= %2$L::timestamptz and (l.created_at, l.id) %1$s (%2$L::timestamptz, %3$L::uuid)',
            beyond, past_at, past_id);
    end if;
    span := place || ' and l.error_message is not null';

    if named <> '' and not has_words then
        return query execute format(
            'select l.created_at, l.id
               from (select l.created_at, l.id
                       from (select * from public.sync_activity_log l where %1$s %2$s %3$s limit %4$s) l
                      where l.error_message is not null %5$s %6$s
                      union
                     select l.created_at, l.id
                       from (select * from public.sync_activity_log l where %7$s %3$s limit %8$s) l
                      where true %5$s %6$s) l
              %3$s
              limit %9$s',
            place, named, ordered, few, filters, words, span, nearest, page);
        return;
    end if;
    if named <> '' then
        return query execute format(
            'select l.created_at, l.id
               from (select * from public.sync_activity_log l where %s %s %s limit %s) l
              where l.error_message is not null %s %s %s
              limit %s',
            place, named, ordered, few, filters, words, ordered, page);
        get diagnostics found = row_count;
        if found >= page then
            return;
        end if;
        execute format(at_edge, place || named, ordered, few - 1) into edge_at, edge_id;
        if edge_at is null then
            return;
        end if;
        return query execute format(
            'select l.created_at, l.id
               from public.sync_activity_log l
              where %1$s and l.created_at %2$s= %3$L::timestamptz
                and (l.created_at, l.id) %2$s (%3$L::timestamptz, %4$L::uuid) %5$s %6$s
              %7$s
              limit %8$s',
            span, beyond, edge_at, edge_id, filters, words, ordered, page - found);
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

    execute format(at_edge, span, ordered, looked - 1) into edge_at, edge_id;
    if edge_at is null then
        return;
    end if;
    if filters <> '' then
        execute format(
            'select not exists (
                select
                  from public.sync_activity_log l
                 where l.org_id = %L::uuid
                   and l.position > (select f.folded_to from sync_console.activity_fold f)
                   and l.error_message is not null %s)',
            org, filters) into certain;
    end if;
    if certain then
        select count(*), string_agg(format(
                   of_kind, place, beyond, edge_at, edge_id, k.status_code, k.action_code,
                   case when k.entity_code = 0 then 'is null' else '= ' || k.entity_code end,
                   case when k.source_code = 0 then 'is null' else '= ' || k.source_code end), ' union all ')
          into kinds, of_kinds
          from sync_console.activity_kind k
         where k.org_id = org
           and (from_at is null or k.last_hour > from_at - interval '1 hour')
           and (upto_at is null or k.first_hour < upto_at)
           and (statuses is null or k.status_code = any (statuses))
           and (actions is null or k.action_code = any (actions))
           and (entities is null or k.entity_code = any (entities))
           and (sources is null or k.source_code = any (sources));
        if kinds = 0 then
            return;
        end if;
        if kinds <= branches then
            execute format('select count(*) from (%s limit %s) l', format(of_kinds, 'l.id', ''), few + 1) into possible;
            is_few := possible <= few;
        end if;
        if not is_few then
            select coalesce(sum(k.events), 0),
                   count(*) <= branches and sum(k.events) <= few and bool_and(k.status_code in (4, 5, 6, 8)),
                   string_agg(format(
                       of_kind, place, beyond, edge_at, edge_id, k.status_code, k.action_code,
                       case when k.entity_code = 0 then 'is null' else '= ' || k.entity_code end,
                       case when k.source_code = 0 then 'is null' else '= ' || k.source_code end), ' union all ')
              into possible, is_few, of_kinds
              from (select h.status_code, h.action_code, h.entity_code, h.source_code, sum(h.events) as events
                      from sync_console.activity_cause_hour h
                     where h.org_id = org
                       and (from_at is null or h.hour > from_at - interval '1 hour')
                       and (upto_at is null or h.hour < upto_at)
                       and (statuses is null or h.status_code = any (statuses))
                       and (actions is null or h.action_code = any (actions))
                       and (entities is null or h.entity_code = any (entities))
                       and (sources is null or h.source_code = any (sources))
                     group by 1, 2, 3, 4) k;
            if possible = 0 then
                return;
            end if;
        end if;
        if is_few then
            return query execute format(
                'with few as materialized (%s)
                 select l.created_at, l.id from few l where true %s %s limit %s',
                format(of_kinds, 'l.created_at, l.id, l.item_key, l.error_message', 'and l.error_message is not null'),
                words, ordered, page - found);
            return;
        end if;
    end if;
    if found::bigint * furthest >= page::bigint * nearest then
        return query execute format(
            'select l.created_at, l.id
               from (select *
                       from public.sync_activity_log l
                      where %1$s and l.created_at %2$s= %3$L::timestamptz
                        and (l.created_at, l.id) %2$s (%3$L::timestamptz, %4$L::uuid)
                      %5$s
                      limit %6$s) l
              where true %7$s %8$s
              %5$s
              limit %9$s',
            span, beyond, edge_at, edge_id, ordered, furthest, filters, words, page - found);
        get diagnostics more = row_count;
        found := found + more;
        looked := looked + furthest;
        if found >= page then
            return;
        end if;
        execute format(at_edge, span, ordered, looked - 1) into edge_at, edge_id;
        if edge_at is null then
            return;
        end if;
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
reset role;
revoke create on schema sync_console from sync_search;
