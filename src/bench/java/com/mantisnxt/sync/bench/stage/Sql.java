package com.mantisnxt.sync.bench.stage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One connection and short words for it. */
public final class Sql implements AutoCloseable {

    private static final String WHO_ASKS = """
            select set_config('app.current_org_id', ?, true),
                   set_config('app.current_user_id', ?, true)
            """;

    private final Connection connection;

    Sql(String url, String user, String password) {
        try {
            connection = DriverManager.getConnection(url, user, password);
        } catch (SQLException e) {
            throw new IllegalStateException("No connection to " + url + " as " + user, e);
        }
    }

    public Connection connection() {
        return connection;
    }

    /** What is to be done within a transaction. */
    @FunctionalInterface
    public interface Work {
        void run() throws SQLException;
    }

    public void run(String command, @Nullable Object... values) {
        try (PreparedStatement statement = prepare(command, values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(command, e);
        }
    }

    public void script(String script) {
        try (var statement = connection.createStatement()) {
            statement.execute(script);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long number(String query, @Nullable Object... values) {
        return Long.parseLong(text(query, values));
    }

    public String text(String query, @Nullable Object... values) {
        try (PreparedStatement statement = prepare(query, values);
                var rows = statement.executeQuery()) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** A transaction as the console makes them: who asks is told first. */
    public void inTransaction(UUID organisation, UUID user, Work work) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement who = prepare(WHO_ASKS, organisation.toString(), user.toString())) {
            who.execute();
            work.run();
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private PreparedStatement prepare(String text, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
