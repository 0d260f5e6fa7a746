package com.mantisnxt.sync.tenant;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.hibernate.Session;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.TransactionDefinition;

/**
 * Tells PostgreSQL who asks as the first statement of every transaction, so that row-level security can decide. The
 * setting ends with the transaction; a pooled connection carries nothing over.
 */
final class OrgJpaDialect extends HibernateJpaDialect {

    private static final String WHO_ASKS = """
            select set_config('app.current_org_id', ?, true),
                   set_config('app.current_user_id', ?, true)
            """;

    private final CurrentCaller currentCaller;

    OrgJpaDialect(CurrentCaller currentCaller) {
        this.currentCaller = currentCaller;
    }

    @Override
    public Object beginTransaction(EntityManager entityManager, TransactionDefinition definition) throws SQLException {
        Object data = super.beginTransaction(entityManager, definition);
        Optional<Caller> caller = currentCaller.find();
        entityManager.unwrap(Session.class).doWork(connection -> tell(connection, caller));
        return data;
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
