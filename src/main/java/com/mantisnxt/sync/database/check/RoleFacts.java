package com.mantisnxt.sync.database.check;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the two roles are what db/roles.sql makes them, and who else comes to this database. */
final class RoleFacts {

    private static final String LACKS = """
            select 'the role ' || r.name || ' is missing'
              from (values ('authenticated'), ('sync_search'), ('sync_system')) r (name)
             where not exists (select from pg_roles where rolname = r.name)
            union all
            select current_user || ' is no member of ' || r.rolname
              from pg_roles r
             where r.rolname in ('sync_search', 'sync_system')
               and not pg_has_role(current_user, r.oid, 'MEMBER')
            union all
            select current_user || ' may not create in the database'
             where to_regnamespace('sync_console') is null
               and not has_database_privilege(current_database(), 'create')
            union all
            select current_user || ' may not create in schema public and give that right on'
             where not has_schema_privilege('public', 'create with grant option')
            union all
            select current_user || ' may not read ' || c.oid::regclass
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where (n.nspname, c.relname) in (('public', 'organization'), ('auth', 'users_extended'))
               and not (has_schema_privilege(c.relnamespace, 'usage') and has_table_privilege(c.oid, 'select')
                        and has_table_privilege(c.oid, 'references'))
            union all
            select 'the extension pg_trgm is missing, and ' || current_user || ' may not make it'
             where not exists (select from pg_extension where extname = 'pg_trgm')
               and not exists (
                       select
                         from pg_available_extension_versions e
                         join pg_roles r on r.rolname = current_user
                        where e.name = 'pg_trgm'
                          and (r.rolsuper or e.trusted and has_database_privilege(current_database(), 'create')))
            """;

    private static final String OUTSIDER = """
            select current_user || ' is no member of authenticated'
             where not exists (
                       select
                         from pg_roles r
                        where r.rolname = 'authenticated'
                          and pg_has_role(current_user, r.oid, 'USAGE'))
            union all
            select current_user || ' can become ' || r.rolname || ', who owns the tables'
              from pg_roles r
             where r.rolname = :owner
               and pg_has_role(current_user, r.oid, 'MEMBER')
            """;

    /** Others' sessions show no more than their role and what they call themselves. */
    private static final String CONNECTED = """
            select format('%s, %s session%s%s%s',
                       a.usename,
                       count(*),
                       case when count(*) = 1 then '' else 's' end,
                       coalesce(' of ' || string_agg(distinct nullif(a.application_name, ''), ', '), ''),
                       case
                           when bool_or(r.rolsuper) then ': a superuser, no policy holds it'
                           when bool_or(r.rolbypassrls) then ': has BYPASSRLS, no policy holds it'
                           when exists (select from pg_roles m where m.rolname = 'authenticated'
                                           and pg_has_role(r.oid, m.oid, 'USAGE')) then ''
                           else ': no member of authenticated'
                       end)
              from pg_stat_activity a
              join pg_roles r on r.oid = a.usesysid
             where a.datname = current_database()
               and a.pid <> pg_backend_pid()
               and a.application_name <> 'sync-console-check'
             group by a.usename, r.oid
             order by 1
            """;

    private static final String ABOVE = """
            select string_agg(r.rolname, ', ' order by r.rolname)
              from pg_roles r
             where r.rolcanlogin
               and (r.rolsuper or r.rolbypassrls)
            """;

    private RoleFacts() {}

    static List<String> lacks(JdbcClient jdbc) {
        return jdbc.sql(LACKS).query(String.class).list();
    }

    static List<String> outsider(JdbcClient jdbc, String owner) {
        return jdbc.sql(OUTSIDER).param("owner", owner).query(String.class).list();
    }

    static List<String> connected(JdbcClient jdbc) {
        return jdbc.sql(CONNECTED).query(String.class).list();
    }

    static String above(JdbcClient jdbc) {
        return jdbc.sql(ABOVE).query(String.class).optional().orElse("nobody");
    }
}
