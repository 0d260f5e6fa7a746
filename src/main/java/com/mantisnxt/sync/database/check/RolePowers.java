package com.mantisnxt.sync.database.check;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** By what the role of a connection could pass by row-level security on the tables that are there. */
public final class RolePowers {

    private static final String POWERS = """
            select 'is a superuser' from pg_roles where rolname = current_user and rolsuper
            union all
            select 'has BYPASSRLS' from pg_roles where rolname = current_user and rolbypassrls
            union all
            select 'owns, or can become the owner of, ' || c.oid::regclass
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'v')
               and (n.nspname = 'sync_console' or c.relname in ('sync_progress', 'sync_activity_log', 'sync_preview_cache'))
               and pg_has_role(current_user, c.relowner, 'MEMBER')
            """;

    private RolePowers() {}

    public static List<String> of(JdbcClient jdbc) {
        return jdbc.sql(POWERS).query(String.class).list();
    }
}
