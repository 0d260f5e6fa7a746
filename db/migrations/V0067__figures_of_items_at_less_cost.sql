-- How much the prices of an item change, whether it runs out and what people call it: asked of each of a hundred thousand items of a preview.
--
-- As statements of SQL with a path of their own these functions were set up anew at each call, which cost more than all
-- else that is computed of an item. The rules are as in V0034, but that a change of a price is rounded up: rounded down to
-- a guardrail, one that is over it would pass.

create or replace function sync_console.price_change(before jsonb, after jsonb, changed text[])
    returns numeric
    language plpgsql
    immutable
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
declare
    figure constant text := '^-?[0-9]{1,20}(\.[0-9]{1,20})?$';
    field   text;
    was     numeric;
    becomes numeric;
    largest numeric;
begin
    foreach field in array coalesce(changed, '{}') loop
        if (field = 'price' or field like '%\_price')
                and before ->> field ~ figure
                and after ->> field ~ figure then
            was := before ->> field;
            becomes := after ->> field;
            largest := greatest(
                largest,
                case when was <> 0 then round(ceil(abs(becomes - was) * 10000 / abs(was)) / 100, 2)
                     when becomes = 0 then 0
                     else 100 end);
        end if;
    end loop;
    return largest;
end
$$;

create or replace function sync_console.stock_to_zero(before jsonb, after jsonb, changed text[])
    returns boolean
    language plpgsql
    immutable
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
declare
    field text;
begin
    foreach field in array coalesce(changed, '{}') loop
        if field in ('stock', 'stock_quantity', 'quantity', 'qty', 'available', 'on_hand')
                and before ->> field ~ '^[0-9]{1,20}(\.[0-9]{1,20})?$'
                and before ->> field !~ '^0+(\.0+)?$'
                and after ->> field ~ '^(-[0-9.]{1,40}|0+(\.0+)?)$' then
            return true;
        end if;
    end loop;
    return false;
end
$$;

create or replace function sync_console.record_name(data jsonb)
    returns text
    language plpgsql
    immutable
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
begin
    return left(coalesce(
        nullif(data ->> 'name', ''), nullif(data ->> 'title', ''), nullif(data ->> 'display_name', ''),
        nullif(data ->> 'email', ''), nullif(data ->> 'number', ''), nullif(data ->> 'sku', ''),
        nullif(data ->> 'code', '')), 255);
end
$$;
