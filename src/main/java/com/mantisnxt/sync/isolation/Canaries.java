package com.mantisnxt.sync.isolation;

import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The two canaries, and the rows they are known by. */
@Component
class Canaries {

    private static final String BOTH = "select sync_console.isolation_canaries()";
    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*\n?");

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final List<String> rows = statements("isolation/canary-rows.sql");

    Canaries(CurrentCaller currentCaller, TransactionTemplate transaction, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    record Pair(Canary first, Canary second) {}

    /** Empty where organisations are another's to make, and nobody named two. */
    Optional<Pair> both() {
        List<UUID> ids =
                transaction.execute(status -> jdbc.sql(BOTH).query(UUID.class).list());
        return ids == null || ids.size() < 2
                ? Optional.empty()
                : Optional.of(new Pair(canary(ids.getFirst()), canary(ids.getLast())));
    }

    private static Canary canary(UUID id) {
        return new Canary(new OrgId(id));
    }

    /** Writes its rows wherever they are missing. */
    void plant(Canary canary) {
        currentCaller.runAs(
                canary.caller(),
                () -> transaction.executeWithoutResult(status -> rows.forEach(sql -> run(sql, canary))));
    }

    private void run(String sql, Canary canary) {
        var statement = jdbc.sql(sql)
                .param("org", canary.org().value())
                .param("id", canary.id())
                .param("marker", canary.marker());
        if (sql.startsWith("select")) {
            statement.query((row, number) -> number).list();
        } else {
            statement.update();
        }
    }

    private static List<String> statements(String resource) {
        try {
            String all = new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
            return COMMENT.matcher(all)
                    .replaceAll("")
                    .strip()
                    .transform(text -> Stream.of(text.split(";\n|;$")))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
