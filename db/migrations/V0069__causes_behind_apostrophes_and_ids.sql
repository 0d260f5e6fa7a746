-- Errors of one cause that were taken for many. The apostrophe of "can't find 'blue shirt'" opened a quotation, so what
-- was quoted stayed and each shirt was a cause of its own. An apostrophe within a word is a letter now, also within a
-- quotation. And ids that are no UUID, such as 507f1f77bcf86cd799439011, lost their digits and kept their letters, which
-- differ as well: what is long, of letters and digits, is an id.
--
-- Errors that were written before keep the cause they were counted under.
create or replace function sync_console.error_fingerprint(error_message text)
    returns bigint
    language sql
    immutable
    strict
    parallel safe
    set search_path = pg_catalog, pg_temp
as $$
    select ('x' || left(md5(
        regexp_replace(
        regexp_replace(
        regexp_replace(
        regexp_replace(
        regexp_replace(
            lower(left(error_message, 2000)),
            '"[^"]*"|`[^`]*`|«[^»]*»|[“„][^“”]*[“”]|‘[^’]*’'
                || '|(?<![[:alnum:]])''([^'']|(?<=[[:alnum:]])''(?=[[:alnum:]]))*''(?![[:alnum:]])', '?', 'g'),
            '[^\s<>()@,;:]+@[^\s<>()@,;:]+', '?', 'g'),
            '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', '?', 'g'),
            '(?<![[:alnum:]])(?=[a-z]*\d)([0-9a-f]{8,}|[0-9a-z]{12,})(?![[:alnum:]])', '?', 'g'),
            '(0x[0-9a-f]+|\d+)([.,:]\d+)*', '?', 'g')
    ), 16))::bit(64)::bigint
$$;
