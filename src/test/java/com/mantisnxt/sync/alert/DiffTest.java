package com.mantisnxt.sync.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.alert.AlertRow.Times;
import com.mantisnxt.sync.alert.rule.Finding;
import com.mantisnxt.sync.alert.rule.Findings;
import com.mantisnxt.sync.alert.rule.RuleSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a look makes of what is open. */
class DiffTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Findings NOTHING = new Findings(List.of(), Set.of());

    private static RuleSpec settlingFor(Duration time) {
        return new RuleSpec("rule", 1, false, Severity.WARNING, time, false, List.of());
    }

    private static AlertRow open(String key, Duration seenAgo) {
        Instant seen = NOW.minus(seenAgo);
        return new AlertRow(
                UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                false,
                "rule",
                key,
                Severity.WARNING,
                key,
                "Text.",
                "",
                null,
                null,
                new Times(seen, seen, seen, seen),
                null,
                null,
                null,
                null);
    }

    private static Finding finding(String key, String text) {
        return new Finding(key, key, text, "", NOW, null, null);
    }

    @Test
    void whatIsFoundTwiceIsOneAndWhatIsKeptIsNotOver() {
        var findings = new Findings(
                List.of(finding("new", "first"), finding("new", "second"), finding("old", "still")), Set.of("kept"));
        List<AlertRow> open = List.of(open("old", Duration.ZERO), open("kept", NOT_LONG), open("gone", NOT_LONG));
        Diff diff = Diff.of(settlingFor(Duration.ZERO), findings, open, NOW);
        assertThat(diff.fresh()).extracting(Finding::text).containsExactly("first");
        assertThat(diff.still()).containsOnlyKeys(open.getFirst().id());
        assertThat(diff.over()).containsExactly(open.getLast().id());
    }

    private static final Duration NOT_LONG = Duration.ofSeconds(30);

    @Test
    void whatSettlesIsOverOnlyWhenItWasNotFoundForSoLong() {
        RuleSpec rule = settlingFor(Duration.ofMinutes(2));
        assertThat(Diff.of(rule, NOTHING, List.of(open("a", Duration.ofSeconds(119))), NOW)
                        .over())
                .isEmpty();
        assertThat(Diff.of(rule, NOTHING, List.of(open("a", Duration.ofSeconds(120))), NOW)
                        .over())
                .hasSize(1);
    }
}
