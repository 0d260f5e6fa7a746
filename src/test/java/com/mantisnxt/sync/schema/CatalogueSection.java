package com.mantisnxt.sync.schema;

/** The kinds of object that make our schema, in the order in which they could be made again. */
enum CatalogueSection implements Catalogue.Section {
    SCHEMAS("""
            select format('create schema %s;', n.nspname)
              from pg_catalog.pg_namespace n
             where n.nspname in ('auth', 'sync_console')
             order by n.nspname
            """),
    ENUMS("""
            select format(E'create type %s as enum (\\n    %s\\n);\\n',
                          t.oid::regtype,
                          string_agg(quote_literal(e.enumlabel), E',\\n    ' order by e.enumsortorder))
              from pg_catalog.pg_type t
              join pg_catalog.pg_enum e on e.enumtypid = t.oid
             where t.typnamespace::regnamespace::text in ('public', 'auth', 'sync_console')
             group by t.oid
             order by t.oid::regtype::text
            """, "\n\n"),
    SEQUENCES("""
            select format('create sequence %s as %s cache %s;', c.oid::regclass, format_type(s.seqtypid, null), s.seqcache)
              from pg_catalog.pg_sequence s
              join pg_catalog.pg_class c on c.oid = s.seqrelid
             where c.relnamespace::regnamespace::text in ('public', 'auth', 'sync_console')
             order by c.oid::regclass::text
            """),
    TABLES("""
            select format(E'create table %s (\\n    %s\\n)%s%s;',
                          c.oid::regclass,
                          (select string_agg(line, E',\\n    ' order by kind, position, line)
                             from (select 1 as kind,
                                          a.attnum as position,
                                          format('%s %s%s%s',
                                              a.attname,
                                              format_type(a.atttypid, a.atttypmod),
                                              case when a.attnotnull then ' not null' else '' end,
                                              case
                                                  when a.attgenerated = 's' then
                                                      ' generated always as ('
                                                      || regexp_replace(pg_get_expr(d.adbin, d.adrelid), '\\s*\\n\\s*', ' ', 'g')
                                                      || ') stored'
                                                  when d.oid is not null then
                                                      ' default ' || pg_get_expr(d.adbin, d.adrelid)
                                                  else ''
                                              end) as line
                                     from pg_catalog.pg_attribute a
                                     left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
                                    where a.attrelid = c.oid
                                      and a.attnum > 0
                                      and not a.attisdropped
                                   union all
                                   select 2,
                                          array_position('{p,u,c,f,x}'::"char"[], k.contype),
                                          format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
                                     from pg_catalog.pg_constraint k
                                    where k.conrelid = c.oid
                                      and k.contype in ('p', 'u', 'c', 'f', 'x')) lines),
                          case when c.relkind = 'p' then E'\\npartition by ' || pg_get_partkeydef(c.oid) else '' end,
                          case
                              when c.reloptions is not null then
                                  E'\\nwith (' || array_to_string(c.reloptions, ', ') || ')'
                              else ''
                          end)
              from pg_catalog.pg_class c
             where c.relnamespace::regnamespace::text in ('public', 'auth', 'sync_console')
               and c.relkind in ('r', 'p')
               and not c.relispartition
               and c.relname not like '%schema_history'
             order by c.oid::regclass::text
            """, "\n\n"),
    PARTITIONS("""
            select format(E'create table %s partition of %s\\n    %s;',
                          c.oid::regclass,
                          i.inhparent::regclass,
                          pg_get_expr(c.relpartbound, c.oid))
              from pg_catalog.pg_class c
              join pg_catalog.pg_inherits i on i.inhrelid = c.oid
             where c.relispartition
               and c.relkind in ('r', 'p')
             order by c.oid::regclass::text
            """),
    VIEWS("""
            select format(E'create view %s as\\n%s', c.oid::regclass, pg_get_viewdef(c.oid, true))
              from pg_catalog.pg_class c
             where c.relnamespace::regnamespace::text in ('public', 'auth', 'sync_console')
               and c.relkind in ('v', 'm')
             order by c.oid::regclass::text
            """, "\n\n"),
    INDEXES("""
            select pg_get_indexdef(i.indexrelid) || ';'
              from pg_catalog.pg_index i
              join pg_catalog.pg_class c on c.oid = i.indexrelid
             where c.relnamespace::regnamespace::text in ('public', 'auth', 'sync_console')
               and not c.relispartition
               and i.indrelid::regclass::text not like '%schema_history'
               and not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid and k.contype <> 'f')
             order by i.indrelid::regclass::text, c.relname
            """),
    ROW_SECURITY("""
            select format('alter table %s %s row level security;', c.oid::regclass, word)
              from pg_catalog.pg_class c
             cross join lateral (values
                       (1, case when c.relrowsecurity then 'enable' end),
                       (2, case when c.relforcerowsecurity then 'force' end)) words (position, word)
             where c.relnamespace::regnamespace::text in ('public', 'auth', 'sync_console')
               and c.relkind in ('r', 'p')
               and word is not null
             order by c.oid::regclass::text, position
            """),
    POLICIES("""
            select format(E'create policy %I on %s for %s to %s%s%s;',
                          p.polname,
                          p.polrelid::regclass,
                          case p.polcmd
                              when 'r' then 'select'
                              when 'a' then 'insert'
                              when 'w' then 'update'
                              when 'd' then 'delete'
                              else 'all'
                          end,
                          case
                              when p.polroles = '{0}' then 'public'
                              else (select string_agg(r::regrole::text, ', ' order by r::regrole::text)
                                      from unnest(p.polroles) r)
                          end,
                          E'\\n    using (' || regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g') || ')',
                          E'\\n    with check ('
                              || regexp_replace(pg_get_expr(p.polwithcheck, p.polrelid), '\\s+', ' ', 'g') || ')')
              from pg_catalog.pg_policy p
             order by p.polrelid::regclass::text, p.polname
            """),
    FUNCTIONS("""
            select rtrim(pg_get_functiondef(p.oid), E'\\n') || ';'
              from pg_catalog.pg_proc p
             where p.pronamespace::regnamespace::text in ('public', 'auth', 'sync_console')
               and not exists (select from pg_catalog.pg_depend d where d.objid = p.oid and d.deptype = 'e')
             order by p.oid::regprocedure::text
            """, "\n\n"),
    TRIGGERS("""
            select regexp_replace(pg_get_triggerdef(t.oid), ' (BEFORE|AFTER|FOR EACH|WHEN|EXECUTE) ', E'\\n    \\\\1 ', 'g') || ';'
              from pg_catalog.pg_trigger t
              join pg_catalog.pg_class c on c.oid = t.tgrelid
             where not t.tgisinternal
               and t.tgparentid = 0
               and c.relnamespace::regnamespace::text in ('public', 'auth', 'sync_console')
             order by t.tgrelid::regclass::text, t.tgname
            """),
    OWNERS("""
            select format('alter %s %s owner to %s;', kind, name, owner)
              from (select case c.relkind when 'v' then 'view' else 'table' end as kind,
                           c.oid::regclass::text as name,
                           c.relowner::regrole::text as owner
                      from pg_catalog.pg_class c
                     where c.relnamespace::regnamespace::text in ('public', 'auth', 'sync_console')
                       and c.relkind in ('r', 'p', 'v', 'm')
                       and c.relname not like '%schema_history'
                    union all
                    select 'function', p.oid::regprocedure::text, p.proowner::regrole::text
                      from pg_catalog.pg_proc p
                     where p.pronamespace::regnamespace::text in ('public', 'auth', 'sync_console')
                       and not exists (select from pg_catalog.pg_depend d where d.objid = p.oid and d.deptype = 'e')
                    union all
                    select 'type', t.oid::regtype::text, t.typowner::regrole::text
                      from pg_catalog.pg_type t
                     where t.typnamespace::regnamespace::text in ('public', 'auth', 'sync_console')
                       and t.typtype = 'e') owned
             order by kind desc, name
            """),
    GRANTS("""
            select format('grant %s on %s %s to %s;',
                          string_agg(lower(privilege_type), ', '
                                     order by array_position('{SELECT,INSERT,UPDATE,DELETE}', privilege_type), privilege_type),
                          kind,
                          name,
                          grantee)
              from (select o.kind,
                           o.name,
                           a.privilege_type,
                           case a.grantee when 0 then 'public' else a.grantee::regrole::text end as grantee
                      from (select 'schema' as kind, n.oid::regnamespace::text as name, n.nspowner as owner,
                                   coalesce(n.nspacl, acldefault('n', n.nspowner)) as acl
                              from pg_catalog.pg_namespace n
                             where n.nspname in ('public', 'auth', 'sync_console')
                            union all
                            select 'table', c.oid::regclass::text, c.relowner, coalesce(c.relacl, acldefault('r', c.relowner))
                              from pg_catalog.pg_class c
                             where c.relnamespace::regnamespace::text in ('public', 'auth', 'sync_console')
                               and c.relkind in ('r', 'p', 'v', 'm')
                            union all
                            select 'sequence', c.oid::regclass::text, c.relowner, coalesce(c.relacl, acldefault('s', c.relowner))
                              from pg_catalog.pg_class c
                             where c.relnamespace::regnamespace::text in ('public', 'auth', 'sync_console')
                               and c.relkind = 'S'
                            union all
                            select 'function', p.oid::regprocedure::text, p.proowner,
                                   coalesce(p.proacl, acldefault('f', p.proowner))
                              from pg_catalog.pg_proc p
                             where p.pronamespace::regnamespace::text in ('public', 'auth', 'sync_console')
                               and not exists (select from pg_catalog.pg_depend d where d.objid = p.oid and d.deptype = 'e')
                            union all
                            select 'type', t.oid::regtype::text, t.typowner, coalesce(t.typacl, acldefault('T', t.typowner))
                              from pg_catalog.pg_type t
                             where t.typnamespace::regnamespace::text in ('public', 'auth', 'sync_console')
                               and t.typtype = 'e') o
                     cross join lateral aclexplode(o.acl) a
                     where a.grantee <> o.owner
                       and not (o.kind = 'type' and a.grantee = 0)
                       and not (o.kind = 'schema' and a.grantee::regrole::text in ('pg_database_owner', 'sync_owner'))) granted
             group by kind, name, grantee
             order by kind desc, name, grantee
            """);

    private final String query;
    private final String separator;

    CatalogueSection(String query) {
        this(query, "\n");
    }

    CatalogueSection(String query, String separator) {
        this.query = query;
        this.separator = separator;
    }

    @Override
    public String query() {
        return query;
    }

    @Override
    public String separator() {
        return separator;
    }
}
