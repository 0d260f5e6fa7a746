package com.mantisnxt.sync.alert;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which connections are in use: nobody is told about others any more. */
@Component
class UsedConnections {

    private static final String USED = """
            select c.id
              from sync_console.connection c
             where c.org_id = :org
               and c.id = any (:ids)
               and c.archived_at is null
            """;

    private final JdbcClient jdbc;

    UsedConnections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param ids null among them stands for none */
    Predicate<UUID> among(AlertScope scope, Collection<@Nullable UUID> ids) {
        UUID[] asked = ids.stream().filter(Objects::nonNull).distinct().toArray(UUID[]::new);
        if (asked.length == 0 || scope.isInstallation()) {
            return id -> false;
        }
        Set<UUID> used = new HashSet<>(jdbc.sql(USED)
                .params(scope.params(Map.of("ids", asked)))
                .query(UUID.class)
                .list());
        return used::contains;
    }
}
