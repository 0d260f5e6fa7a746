package com.mantisnxt.sync.database.check;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * One connection on which every question is a short transaction that is begun read-only and taken back. Nothing is set
 * for the session, so that it may come from a pooler.
 */
public final class ReadOnlySession implements AutoCloseable {

    private static final String BOUNDS =
            "select set_config('statement_timeout', '30s', true), set_config('lock_timeout', '2s', true)";

    private final Connection connection;
    private final JdbcClient jdbc;

    private ReadOnlySession(Connection connection) {
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    public static ReadOnlySession open(String url, String role, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "sync-console-check");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        Connection connection = DriverManager.getConnection(url, properties);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return new ReadOnlySession(connection);
    }

    <T> T ask(Function<JdbcClient, T> question) {
        try {
            jdbc.sql(BOUNDS).query().singleRow();
            return question.apply(jdbc);
        } finally {
            takeBack();
        }
    }

    private void takeBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("The database went away while it was looked at", e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
