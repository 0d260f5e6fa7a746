package com.mantisnxt.sync.preview;

/**
 * The words that an item of a preview is found by, made in the database from its record: its id, its name, and what else
 * people know it by; also what that was where it changes. One place for all ways by which items come about.
 */
public final class FoundBy {

    private static final String SQL = """
            lower(left(concat_ws(' ', {id}, {name},
                coalesce({after}, {before}) ->> 'sku', coalesce({after}, {before}) ->> 'email',
                coalesce({after}, {before}) ->> 'number', coalesce({after}, {before}) ->> 'code',
                case when {changed} && array['name', 'sku', 'email', 'number', 'code'] then
                    concat_ws(' ', nullif({before} ->> 'name', {after} ->> 'name'),
                        nullif({before} ->> 'sku', {after} ->> 'sku'), nullif({before} ->> 'email', {after} ->> 'email'),
                        nullif({before} ->> 'number', {after} ->> 'number'),
                        nullif({before} ->> 'code', {after} ->> 'code')) end), 500))""";

    private FoundBy() {}

    /** An expression over columns id, name, changed, before and after of that row. */
    public static String ofRow(String row) {
        return sql(row + ".", "id", "");
    }

    /** The same over columns external_id, name, changed, before_data and after_data. */
    public static String ofItem() {
        return sql("", "external_id", "_data");
    }

    private static String sql(String row, String id, String side) {
        return SQL.replace("{id}", row + id)
                .replace("{name}", row + "name")
                .replace("{changed}", row + "changed")
                .replace("{before}", row + "before" + side)
                .replace("{after}", row + "after" + side);
    }
}
