package com.mantisnxt.sync.docs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The statements that a program hands to its `pg` client, in order. Like that client they send each value as text and
 * leave its type to the server. Where a transaction begins and ends is the caller's part.
 */
record PgStatements(List<Statement> statements) {

    private static final Pattern QUERY =
            Pattern.compile("(?s)\\.query\\(\\s*(?:`([^`]+)`|'([^']+)')(?:,\\s*\\[([^\\]]*)])?\\s*,?\\s*\\)");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    record Statement(String sql, List<String> names) {

        void run(Connection connection, Map<String, Object> values) throws SQLException {
            try (PreparedStatement prepared =
                    connection.prepareStatement(PARAMETER.matcher(sql).replaceAll("?"))) {
                List<Integer> order = PARAMETER
                        .matcher(sql)
                        .results()
                        .map(found -> Integer.valueOf(found.group(1)))
                        .toList();
                for (int i = 0; i < order.size(); i++) {
                    String name = names.get(order.get(i) - 1);
                    Object value = Objects.requireNonNull(values.get(name), name);
                    prepared.setObject(i + 1, value.toString(), Types.OTHER);
                }
                prepared.execute();
            }
        }
    }

    static PgStatements of(String program) {
        List<Statement> found = new ArrayList<>();
        QUERY.matcher(program).results().forEach(query -> {
            String sql = query.group(1) == null ? query.group(2) : query.group(1);
            String names = query.group(3) == null ? "" : query.group(3).strip();
            found.add(new Statement(sql, names.isEmpty() ? List.of() : List.of(names.split("\\s*,\\s*"))));
        });
        return new PgStatements(found);
    }

    /** In one transaction. */
    void runAll(Connection connection, Map<String, Object> values) throws SQLException {
        connection.setAutoCommit(false);
        for (Statement statement : statements) {
            if (!statement.sql().matches("begin|commit|rollback")) {
                statement.run(connection, values);
            }
        }
        connection.commit();
    }
}
