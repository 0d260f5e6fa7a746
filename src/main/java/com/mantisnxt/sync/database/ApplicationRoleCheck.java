package com.mantisnxt.sync.database;

import com.mantisnxt.sync.database.check.RolePowers;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses to start as a role that row-level security would not hold. */
final class ApplicationRoleCheck implements InitializingBean {

    private final JdbcClient jdbc;

    ApplicationRoleCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        List<String> powers = RolePowers.of(jdbc);
        if (!powers.isEmpty()) {
            throw new IllegalStateException("The application's database role " + powers.getFirst()
                    + ", so row-level security would not protect one organisation from another."
                    + " Connect as a role made by db/roles.sql.");
        }
    }
}
