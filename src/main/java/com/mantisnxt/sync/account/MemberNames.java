package com.mantisnxt.sync.account;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.tenant.UserNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names to show beside what people of the asking organisation did; whoever may read may know them. */
@Service
class MemberNames implements UserNames {

    private static final String NAMES =
            "select user_id, coalesce(nullif(btrim(display_name), ''), email) as name from sync_console.org_members()";

    private static final String WITH_EMAIL = """
            select user_id
              from sync_console.org_members()
             where lower(email) = lower(?)
             order by email = ? desc
             limit 1
            """;

    private final JdbcClient jdbc;
    private final CurrentCaller currentCaller;

    MemberNames(JdbcClient jdbc, CurrentCaller currentCaller) {
        this.jdbc = jdbc;
        this.currentCaller = currentCaller;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> of(Collection<UUID> users) {
        Map<UUID, String> names = new HashMap<>(all());
        names.keySet().retainAll(users);
        return names;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> all() {
        currentCaller.require(Right.READ);
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql(NAMES).query(row -> {
            names.put(row.getObject("user_id", UUID.class), row.getString("name"));
        });
        return names;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<UUID> withEmail(String email) {
        currentCaller.require(Right.READ);
        return jdbc.sql(WITH_EMAIL).params(email, email).query(UUID.class).optional();
    }
}
