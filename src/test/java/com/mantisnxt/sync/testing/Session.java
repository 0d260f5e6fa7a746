package com.mantisnxt.sync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A connection with short words for a test's statements. Failures arrive as Spring's data access exceptions. */
public final class Session implements AutoCloseable {

    private final Connection connection;
    private final JdbcTemplate jdbc;

    Session(Connection connection) {
        this.connection = connection;
        this.jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    public Connection connection() {
        return connection;
    }

    /** Sets the organisation for the rest of the session, as a service of the field does. */
    public void actFor(UUID organisation) {
        set("app.current_org_id", organisation.toString());
    }

    public void set(String setting, String value) {
        jdbc.queryForObject("select set_config(?, ?, false)", String.class, setting, value);
    }

    public int run(String sql, @Nullable Object... values) {
        return jdbc.update(sql, values);
    }

    /** Runs a whole file in one simple query, as it stands. */
    public void runFile(Path file) {
        runScript(read(file));
    }

    public void runScript(String script) {
        jdbc.execute(script);
    }

    public List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... values) {
        return jdbc.queryForList(sql, values);
    }

    public Map<String, @Nullable Object> row(String sql, @Nullable Object... values) {
        return jdbc.queryForMap(sql, values);
    }

    public <T> List<T> values(Class<T> type, String sql, @Nullable Object... values) {
        return jdbc.queryForList(sql, type, values);
    }

    public <T> @Nullable T value(Class<T> type, String sql, @Nullable Object... values) {
        return jdbc.queryForObject(sql, type, values);
    }

    public long count(String sql, @Nullable Object... values) {
        Long count = value(Long.class, sql, values);
        return count == null ? 0 : count;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
