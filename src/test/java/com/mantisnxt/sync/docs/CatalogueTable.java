package com.mantisnxt.sync.docs;

import java.util.List;

/**
 * The tables of the schema definition. Each query gives the cells of one row as an array of text, in order; `{table}` is
 * the table that the block is about.
 */
enum CatalogueTable {
    TYPES("Type | Labels, in order | Used for", """
            select array[t.typname::text, string_agg(e.enumlabel, ', ' order by e.enumsortorder)]
              from pg_type t
              join pg_enum e on e.enumtypid = t.oid
             group by t.oid
             order by t.oid
            """),
    COLUMNS("Column | Type | Null | Default | Meaning", """
            select array[a.attname::text,
                         format_type(a.atttypid, a.atttypmod),
                         case when a.attnotnull then 'not null' else '' end,
                         coalesce(pg_get_expr(d.adbin, d.adrelid), '')]
              from pg_attribute a
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where a.attrelid = 'public.{table}'::regclass
               and a.attnum > 0
               and not a.attisdropped
             order by a.attnum
            """),
    CONSTRAINTS("Constraint | Definition", """
            select array[k.conname::text, pg_get_constraintdef(k.oid)]
              from pg_constraint k
             where k.conrelid = 'public.{table}'::regclass
               and k.contype in ('p', 'u', 'c', 'f', 'x')
             order by array_position('{p,u,c,f,x}'::"char"[], k.contype), k.conname
            """),
    INDEXES("Index | On | Serves", """
            select array[c.relname::text,
                         case when i.indisunique then 'unique ' else '' end
                         || regexp_replace(pg_get_indexdef(c.oid), '^.* USING btree ', '')]
              from pg_index i
              join pg_class c on c.oid = i.indexrelid
             where i.indrelid = 'public.{table}'::regclass
               and not exists (select
                                 from pg_constraint k
                                where k.conindid = c.oid
                                  and k.contype in ('p', 'u', 'x')
                                  and k.conname not like 'idx%')
             order by c.oid
            """),
    STORAGE("Table | Partitioned by | Storage", """
            select array[c.relname::text,
                         coalesce(pg_get_partkeydef(c.oid), ''),
                         coalesce(array_to_string(c.reloptions, ', '), '')]
              from pg_class c
             where c.oid in ({tables})
             order by c.oid
            """),
    PARTITIONS("Partition | Of | Bounds", """
            select array[c.relname::text, i.inhparent::regclass::text, pg_get_expr(c.relpartbound, c.oid)]
              from pg_inherits i
              join pg_class c on c.oid = i.inhrelid
             where c.relkind in ('r', 'p')
             order by c.relname
            """),
    ISOLATION("Table | Row-level security | Held even for its owner", """
            select array[c.relname::text,
                         case when c.relrowsecurity then 'enabled' else 'off' end,
                         case when c.relforcerowsecurity then 'forced' else 'no' end]
              from pg_class c
             where c.relnamespace = 'public'::regnamespace
               and c.relkind in ('r', 'p')
               and c.relname <> 'organization'
             order by c.oid
            """),
    POLICIES("Policy | On | For | Rows that are seen | Rows that may be written", """
            select array[p.polname::text,
                         p.polrelid::regclass::text,
                         case p.polcmd
                             when 'r' then 'select'
                             when 'a' then 'insert'
                             when 'w' then 'update'
                             when 'd' then 'delete'
                             else 'all'
                         end
                         || case
                             when p.polroles = '{0}' then ''
                             else (select ' to ' || string_agg(r::regrole::text, ', ' order by r) from unnest(p.polroles) r)
                         end,
                         coalesce(pg_get_expr(p.polqual, p.polrelid), ''),
                         coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')]
              from pg_policy p
              join pg_class c on c.oid = p.polrelid
             where c.relnamespace = 'public'::regnamespace
               and c.relname <> 'organization'
             order by p.oid
            """),
    FUNCTIONS("Function | Returns | Runs as | Settings | Does", """
            select array[p.oid::regprocedure::text,
                         pg_get_function_result(p.oid),
                         case when p.prosecdef then 'its owner' else 'the caller' end,
                         array_to_string(p.proconfig, ', ')]
              from pg_proc p
             where p.pronamespace = 'public'::regnamespace
               and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
             order by p.oid
            """),
    TRIGGERS("Trigger | On | Fires | When | Calls", """
            select array[t.tgname::text,
                         t.tgrelid::regclass::text,
                         lower(substring(pg_get_triggerdef(t.oid) from ' ((?:BEFORE|AFTER) [A-Z ]+) ON ')),
                         coalesce(substring(pg_get_triggerdef(t.oid) from 'WHEN \\((.*)\\) EXECUTE'), ''),
                         substring(pg_get_triggerdef(t.oid) from 'EXECUTE FUNCTION (.*)$')]
              from pg_trigger t
              join pg_class c on c.oid = t.tgrelid
             where not t.tgisinternal
               and c.relnamespace = 'public'::regnamespace
             order by t.tgname
            """),
    GRANTS("To | On | Rights", """
            select array[case a.grantee when 0 then 'public' else a.grantee::regrole::text end,
                         o.name,
                         string_agg(lower(a.privilege_type), ', '
                                    order by array_position('{SELECT,INSERT,UPDATE,DELETE}', a.privilege_type))]
              from (select c.oid::regclass::text as name,
                           c.relowner as owner,
                           coalesce(c.relacl, acldefault('r', c.relowner)) as acl,
                           1 as kind
                      from pg_class c
                     where c.relnamespace = 'public'::regnamespace
                       and c.relkind in ('r', 'p')
                       and c.relname <> 'organization'
                    union all
                    select p.oid::regprocedure::text,
                           p.proowner,
                           coalesce(p.proacl, acldefault('f', p.proowner)),
                           2
                      from pg_proc p
                     where p.pronamespace = 'public'::regnamespace
                       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')) o
             cross join lateral aclexplode(o.acl) a
             where a.grantee <> o.owner
             group by o.kind, o.name, a.grantee
             order by o.kind, o.name
            """);

    private final List<String> head;
    private final String query;

    CatalogueTable(String head, String query) {
        this.head = List.of(head.split(" \\| "));
        this.query = query;
    }

    List<String> head() {
        return head;
    }

    String query() {
        return query;
    }
}
