package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.activity.SearchLine.Fault;
import com.mantisnxt.sync.activity.SearchLine.Problem;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchLineTest {

    private static final UUID ANN = UUID.randomUUID();
    private static final ZoneId ZONE = ZoneId.of("Europe/Kyiv");
    private static final SearchLine.Names NAMES = new SearchLine.Names() {
        @Override
        public Optional<UUID> find(String typed) {
            return typed.equalsIgnoreCase("Ann Meyer") ? Optional.of(ANN) : Optional.empty();
        }

        @Override
        public String of(UUID user) {
            return "Ann Meyer";
        }
    };

    @Test
    void qualifiersNarrowAndAllElseIsSearchedFor() {
        var filter = filter("status:failed,timeout source:shopify user:\"ann meyer\" sync:s-1 \"rate limit\" 429");
        assertThat(filter.statuses()).containsExactlyInAnyOrder(SyncStatus.FAILED, SyncStatus.TIMEOUT);
        assertThat(filter.sources()).containsExactly(EventSource.SHOPIFY);
        assertThat(filter.user()).isEqualTo(ANN);
        assertThat(filter.syncId()).isEqualTo("s-1");
        assertThat(filter.words()).containsExactly("rate limit", "429");
        assertThat(filter.range()).isEqualTo(TimeRange.DAY);
    }

    @Test
    void aMinusLeavesOut() {
        assertThat(filter("-status:completed,cancelled").statuses())
                .hasSize(SyncStatus.values().length - 2)
                .doesNotContain(SyncStatus.COMPLETED, SyncStatus.CANCELLED);
        assertThat(filter("entity:product,order -entity:order").entities()).containsExactly(EventEntity.PRODUCT);
    }

    @Test
    void whatNamesNoEntityOrSourceIsNotLeftOutByLeavingOutAnother() {
        assertThat(filter("-source:shopify").sources())
                .containsExactlyInAnyOrder(
                        EventSource.WOOCOMMERCE, EventSource.ODOO, EventSource.CUSTOM, EventSource.NONE);
        assertThat(filter("-entity:order").entities())
                .contains(EventEntity.NONE)
                .doesNotContain(EventEntity.ORDER);
        assertThat(filter("entity:none").entities()).containsExactly(EventEntity.NONE);
        assertThat(filter("-source:none").sources()).hasSize(4).doesNotContain(EventSource.NONE);
    }

    @Test
    void timesAreOfTheReadersZone() {
        assertThat(filter("last:7d").range()).isEqualTo(new TimeRange.Last(Duration.ofDays(7)));
        assertThat(filter("after:2026-11-01 before:2026-11-02T12:00:00Z").range())
                .isEqualTo(new TimeRange.Between(
                        Instant.parse("2026-10-31T22:00:00Z"), Instant.parse("2026-11-02T12:00:00Z")));
    }

    @Test
    void itSaysWhetherTheLineNamesTheTime() {
        assertThat(SearchLine.read("boom", TimeRange.DAY, NAMES, ZONE).namesTime())
                .isFalse();
        for (String named : List.of("last:24h", "after:2026-11-01", "before:2026-11-01")) {
            assertThat(SearchLine.read("boom " + named, TimeRange.DAY, NAMES, ZONE)
                            .namesTime())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "colour:red, UNKNOWN_QUALIFIER",
                "status:fialed, UNKNOWN_VALUE",
                "user:nobody, UNKNOWN_VALUE",
                "status:, NO_VALUE",
                "last:soon, BAD_TIME",
                "after:yesterday, BAD_TIME",
                "after:2026-02-31, BAD_TIME",
                "-timeout, WORDS_CANNOT_BE_EXCLUDED",
                "-sync:a, WORDS_CANNOT_BE_EXCLUDED"
            })
    void whatCannotBeReadIsNamedWithItsPlaceAndTheRestIsRead(String part, Problem problem) {
        var read = SearchLine.read("429 " + part + " entity:order", TimeRange.DAY, NAMES, ZONE);
        assertThat(read.faults()).containsExactly(new Fault(4, part, problem));
        assertThat(read.filter().words()).containsExactly("429");
        assertThat(read.filter().entities()).containsExactly(EventEntity.ORDER);
    }

    /** Else the first would be put aside without a word. */
    @ParameterizedTest
    @CsvSource({
        "sync:a, sync:b",
        "SYNC:a, sync:b",
        "last:1h, last:7d",
        "last:1h, after:2026-01-01",
        "before:2026-01-01, last:1h",
        "after:2026-01-01, after:2026-01-02"
    })
    void ofWhatThereCanBeOneASecondIsAFault(String first, String second) {
        assertThat(faults(first + " " + second))
                .containsExactly(new Fault(first.length() + 1, second, Problem.NAMED_TWICE));
        assertThat(faults("after:2026-01-01 before:2026-01-02 sync:a status:failed status:timeout"))
                .isEmpty();
    }

    @Test
    void tooLongAndTooMuchAreRefused() {
        assertThat(faults("x".repeat(201))).extracting(Fault::problem).containsExactly(Problem.TOO_MUCH);
        assertThat(faults("no\0text")).extracting(Fault::problem).containsExactly(Problem.TOO_MUCH);
        assertThat(faults("word ".repeat(17))).extracting(Fault::problem).containsExactly(Problem.TOO_MUCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\"",
                "\"\"",
                "\"open",
                "\\",
                "\"a\\\"b\"",
                "a\"b",
                ":",
                "::",
                "-",
                "https://x.example/a?b=c"
            })
    void nothingThatIsTypedBreaksIt(String line) {
        SearchLine.read(line, TimeRange.DAY, NAMES, ZONE);
    }

    @Test
    void anOpenQuoteReachesToTheEnd() {
        assertThat(filter("status:failed \"rate limit exceeded").words()).containsExactly("rate limit exceeded");
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            ActivityFilter filter = random(random);
            String line = SearchLine.write(filter, NAMES);
            var read = SearchLine.read(line, filter.range(), NAMES, ZONE);
            assertThat(read.faults()).as("seed %d: %s", seed, line).isEmpty();
            assertThat(read.filter()).as("seed %d: %s", seed, line).isEqualTo(filter);
        }
    }

    private static ActivityFilter random(Random random) {
        List<String> words = new ArrayList<>();
        String letters = "ab Ж7-:\"\\%_,.'\t文";
        for (int n = random.nextInt(4); n > 0; n--) {
            StringBuilder word = new StringBuilder();
            for (int length = 1 + random.nextInt(8); length > 0; length--) {
                word.append(letters.charAt(random.nextInt(letters.length())));
            }
            if (!word.toString().isBlank()) {
                words.add(word.toString());
            }
        }
        return new ActivityFilter(
                some(random, SyncStatus.values()),
                some(random, SyncAction.values()),
                some(random, EventEntity.values()),
                some(random, EventSource.values()),
                random.nextBoolean() ? ANN : null,
                random.nextBoolean() ? "sync " + random.nextInt(9) + ":\"x\"" : null,
                words,
                TimeRange.DAY);
    }

    private static <E> Set<E> some(Random random, E[] values) {
        Set<E> some = new HashSet<>();
        for (E value : values) {
            if (random.nextInt(4) == 0) {
                some.add(value);
            }
        }
        return some;
    }

    @Test
    void whatLeavesNothingIsNoWayToAskForEverything() {
        assertThat(faults("status:failed -status:failed"))
                .extracting(Fault::from, Fault::problem)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(14, SearchLine.Problem.NOTHING_LEFT));
        assertThat(filter("status:failed,timeout -status:failed").statuses()).containsExactly(SyncStatus.TIMEOUT);
    }

    private static ActivityFilter filter(String line) {
        var read = SearchLine.read(line, TimeRange.DAY, NAMES, ZONE);
        assertThat(read.faults()).isEmpty();
        return read.filter();
    }

    private static List<Fault> faults(String line) {
        return SearchLine.read(line, TimeRange.DAY, NAMES, ZONE).faults();
    }
}
