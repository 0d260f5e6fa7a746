package com.mantisnxt.sync.schema;

/** What a partition has of its own or by inheritance, without the names that PostgreSQL makes up. */
enum PartitionSection implements Catalogue.Section {
    COLUMNS("""
            select format('-- %s.%s %s%s%s',
                          c.oid::regclass,
                          a.attname,
                          format_type(a.atttypid, a.atttypmod),
                          case when a.attnotnull then ' not null' else '' end,
                          coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), ''))
              from pg_catalog.pg_class c
              join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
             where c.relispartition
               and c.relkind = 'r'
             order by c.oid::regclass::text, a.attname
            """),
    CONSTRAINTS("""
            select format('-- %s %s %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
              from pg_catalog.pg_constraint c
              join pg_catalog.pg_class t on t.oid = c.conrelid
             where t.relispartition
               and c.contype <> 'n'
             order by c.conrelid::regclass::text, c.conname
            """),
    INDEXES("""
            select format('-- %s %s%s',
                          i.indrelid::regclass,
                          regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING ', ''),
                          case when c.relispartition then '' else ' (not attached)' end)
              from pg_catalog.pg_index i
              join pg_catalog.pg_class c on c.oid = i.indexrelid
              join pg_catalog.pg_class t on t.oid = i.indrelid
             where t.relispartition
               and t.relkind = 'r'
             order by 1
            """),
    TRIGGERS("""
            select format('-- %s', pg_get_triggerdef(t.oid))
              from pg_catalog.pg_trigger t
             where t.tgparentid <> 0
               and not t.tgisinternal
             order by 1
            """);

    private final String query;

    PartitionSection(String query) {
        this.query = query;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public String separator() {
        return "\n";
    }
}
