package com.mantisnxt.sync.tenant;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.Session;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.TransactionDefinition;

/**
 * Tells PostgreSQL who asks as the first statement of every transaction, so that row-level security can decide. The
 * setting ends with the transaction; a pooled connection carries nothing over. Where a transaction says how long it may
 * take, its connection waits no longer for an answer either: a database that hangs cancels no statement.
 */
final class OrgJpaDialect extends HibernateJpaDialect {

    private static final String WHO_ASKS = """
            select set_config('app.current_org_id', ?, true),
                   set_config('app.current_user_id', ?, true)
            """;

    /** For the database to end a statement whose time is over, and to say so. */
    private static final Duration ROOM = Duration.ofSeconds(2);

    private final CurrentCaller currentCaller;

    OrgJpaDialect(CurrentCaller currentCaller) {
        this.currentCaller = currentCaller;
    }

    @Override
    public Object beginTransaction(EntityManager entityManager, TransactionDefinition definition) throws SQLException {
        Object data = super.beginTransaction(entityManager, definition);
        Optional<Caller> caller = currentCaller.find();
        entityManager.unwrap(Session.class).doWork(connection -> {
            bound(connection, definition.getTimeout());
            tell(connection, caller);
        });
        return data;
    }

    /** The pool sets it back when it takes the connection back. */
    private static void bound(Connection connection, int seconds) throws SQLException {
        if (seconds != TransactionDefinition.TIMEOUT_DEFAULT) {
            Duration longest = Duration.ofSeconds(seconds).plus(ROOM);
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longest.toMillis()));
        }
    }

    private static void tell(Connection connection, Optional<Caller> caller) throws SQLException {
        try (var statement = connection.prepareStatement(WHO_ASKS)) {
            statement.setString(1, caller.map(c -> c.org().toString()).orElse(""));
            statement.setString(
                    2, caller.map(Caller::user).map(Object::toString).orElse(""));
            statement.execute();
        }
    }
}
