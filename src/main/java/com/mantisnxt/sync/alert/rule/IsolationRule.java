package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The proof of isolation saw rows of another organisation, could not ask, found nothing at all, or has not asked for long. */
@Component
class IsolationRule implements Rule {

    private static final Duration OVERDUE = Duration.ofMinutes(30);

    /** What lies further ahead was made before the clock was set back, and hides no later round. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final String LAST = """
            select at,
                   array(select distinct f ->> 'place' from jsonb_array_elements(foreign_rows) f order by 1) as seen_in,
                   jsonb_array_length(troubles) as troubles,
                   array(select jsonb_array_elements_text(unproven)) as unproven
              from sync_console.isolation_round
             where at <= ?
             order by at desc
             limit 1
            """;

    private static final String IS_ASKED = "select exists (select from sync_console.isolation_canary)";

    private final JdbcClient jdbc;
    private final AtomicReference<@Nullable Instant> firstLook = new AtomicReference<>();

    IsolationRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RuleSpec spec() {
        return RuleSpec.of("isolation-broken", 240, Severity.CRITICAL).ofTheInstallation();
    }

    @Override
    public Findings look(Look look) {
        Optional<Optional<Finding>> last =
                jdbc.sql(LAST).param(look.after(CLOCKS)).query((row, number) -> judge(row, look.now())).list().stream()
                        .findFirst();
        return Findings.of(
                last.orElseGet(() -> neverAsked(look.now())).map(List::of).orElseGet(List::of));
    }

    /** A node that has just started has not had the time. */
    private Optional<Finding> neverAsked(Instant now) {
        firstLook.compareAndSet(null, now);
        Instant since = Objects.requireNonNull(firstLook.get());
        boolean isOverdue = since.plus(OVERDUE).isBefore(now)
                && jdbc.sql(IS_ASKED).query(Boolean.class).single();
        return isOverdue ? finding("Not asked for yet, so nothing is proven.", since) : Optional.empty();
    }

    private static Optional<Finding> judge(ResultSet row, Instant now) throws SQLException {
        Instant at = Subject.moment(row, "at");
        List<String> seen = List.of((String[]) row.getArray("seen_in").getArray());
        if (!seen.isEmpty()) {
            return finding(
                    "Rows of another organisation were seen in %s: %s."
                            .formatted(places(seen.size()), String.join(", ", seen)),
                    at);
        }
        if (at.plus(OVERDUE).isBefore(now)) {
            return finding("Not asked for since %s, so nothing is proven.".formatted(Words.minute(at)), at);
        }
        int troubles = row.getInt("troubles");
        if (troubles > 0) {
            return finding("%s could not be asked, so nothing is proven there.".formatted(places(troubles)), at);
        }
        List<String> unproven = List.of((String[]) row.getArray("unproven").getArray());
        return unproven.isEmpty()
                ? Optional.empty()
                : finding(
                        "The canaries do not find what is their own in %s, so nothing is proven there: %s."
                                .formatted(places(unproven.size()), String.join(", ", unproven)),
                        at);
    }

    private static String places(int places) {
        return places == 1 ? "1 place" : places + " places";
    }

    private static Optional<Finding> finding(String text, Instant at) {
        return Optional.of(Finding.of("isolation", "Isolation of organisations", text, at));
    }
}
