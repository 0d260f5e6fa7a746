-- Two things that are frequent and meet seldom or never, found without reading all that have one of them.
--
-- What a person did and a filter besides (of one status, one kind of record): each event of theirs had to be fetched to
-- see whether it fits, and all of them where none does. The codes lie in the index now, beside the order of the list.

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
        raise notice 'The activity log has % rows. Indexing those of people takes about % s, and nothing is logged meanwhile.',
            rows_of_log, rows_of_log / 1000000;
        if not allowed then
            raise exception 'The activity log has % rows, of which those of people must be indexed anew: about % s, and nothing is logged meanwhile',
                    rows_of_log, rows_of_log / 1000000
                using hint = 'Allow it for this run: connect with options=-c app.allow_log_rewrite=on, or let an administrator say: alter role sync_owner set app.allow_log_rewrite = on.';
        end if;
    end if;
end
$indexes$;

drop index public.idx_sync_activity_log_user;
create index idx_sync_activity_log_user on public.sync_activity_log (org_id, user_id, created_at desc, id desc)
    include (status_code, action_code, entity_code, source_code)
    where user_id is not null;

-- Words and a filter besides: where the nearest errors did not fill the page, the counts of errors by cause say how many
-- there can be. None: the search is over. A few thousand: these are read by the index of their codes, not all that hold
-- the words. Counts can be believed only where no error that fits is waiting to be counted; and other statuses than
-- those of what failed have more events than errors. The rest is as in V0043. Counts are read under the policy of the
-- organisation.
grant select on sync_console.activity_cause_hour, sync_console.activity_fold to sync_search;

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
    of_kinds         text;
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
        select coalesce(sum(k.events), 0),
               count(*),
               bool_and(k.status_code in (4, 5, 6, 8)),
               string_agg(
                   format(
                       'select l.created_at, l.id
                          from public.sync_activity_log l
                         where %1$s and l.created_at %2$s= %3$L::timestamptz
                           and (l.created_at, l.id) %2$s (%3$L::timestamptz, %4$L::uuid) %5$s
                           and l.status_code = %6$s and l.action_code = %7$s
                           and l.entity_code %8$s and l.source_code %9$s',
                       span, beyond, edge_at, edge_id, words, k.status_code, k.action_code,
                       case when k.entity_code = 0 then 'is null' else '= ' || k.entity_code end,
                       case when k.source_code = 0 then 'is null' else '= ' || k.source_code end),
                   ' union all ')
          into possible, kinds, certain, of_kinds
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
        if certain and possible <= few and kinds <= branches then
            return query execute format(
                'select l.created_at, l.id from (%s) l %s limit %s', of_kinds, ordered, page - found);
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
