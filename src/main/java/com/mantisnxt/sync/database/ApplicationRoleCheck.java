package com.mantisnxt.sync.database;

import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses to start as a role that row-level security would not hold. */
final class ApplicationRoleCheck implements InitializingBean {

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

    private final JdbcClient jdbc;

    ApplicationRoleCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        List<String> powers = jdbc.sql(POWERS).query(String.class).list();
        if (!powers.isEmpty()) {
            throw new IllegalStateException("The application's database role " + powers.getFirst()
                    + ", so row-level security would not protect one organisation from another."
                    + " Connect as a role made by db/roles.sql.");
        }
    }
}
