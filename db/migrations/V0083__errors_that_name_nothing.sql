-- Errors of no entity or no source can be asked for, beside words too: "all but shopify" holds what names no source.
--
-- Code 0 stands for none, as in the counts; in the log itself the column is null. Only the two conditions on the log
-- change, the rest of the function stays as V0068 made it.
grant create on schema sync_console to sync_search;
set local role sync_search;
do $$
declare
    signature constant text := 'sync_console.find_errors(text[], timestamptz, timestamptz, smallint[], smallint[],'
        || ' smallint[], smallint[], uuid, text, bigint, timestamptz, uuid, boolean, integer)';
    asked     constant text := 'format('' and l.%1$s_code = any (%%L::smallint[])'', %2$s)';
    asks      constant text := 'format('' and (l.%1$s_code = any (%%1$L::smallint[])'
        || ' or 0 = any (%%1$L::smallint[]) and l.%1$s_code is null)'', %2$s)';
    body text := pg_get_functiondef(signature::regprocedure);
    next text := replace(
        replace(body, format(asked, 'entity', 'entities'), format(asks, 'entity', 'entities')),
        format(asked, 'source', 'sources'), format(asks, 'source', 'sources'));
begin
    if length(next) <> length(body)
            + length(format(asks, 'entity', 'entities')) - length(format(asked, 'entity', 'entities'))
            + length(format(asks, 'source', 'sources')) - length(format(asked, 'source', 'sources')) then
        raise exception 'sync_console.find_errors is not as V0068 made it';
    end if;
    execute next;
end
$$;
reset role;
revoke create on schema sync_console from sync_search;
