package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.activity.ActivityParameters.Unread;
import com.mantisnxt.sync.base.SyncAction;
import com.mantisnxt.sync.base.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ActivityParametersTest {

    private static final ActivityFilter NARROW = new ActivityFilter(
            Set.of(SyncStatus.FAILED, SyncStatus.COMPLETED_WITH_ERRORS),
            Set.of(SyncAction.BATCH_PROCESS),
            Set.of(EventEntity.PRODUCT, EventEntity.ORDER),
            Set.of(EventSource.SHOPIFY),
            UUID.fromString("11111111-2222-3333-4444-555555555555"),
            "shopify products/Ж 1",
            List.of("429", "rate limit", "said \"no\"", "C:\\temp", "-5"),
            new TimeRange.Last(Duration.ofDays(7)));

    @Test
    void nothingSaidMeansEverythingOfTheLastDay() {
        assertThat(read(Map.of()).filter()).isEqualTo(ActivityFilter.DEFAULT);
        assertThat(ActivityParameters.write(ActivityFilter.DEFAULT)).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        var custom = NARROW.within(new TimeRange.Between(
                Instant.parse("2026-01-05T10:00:00Z"), Instant.parse("2026-01-06T10:00:00.123456Z")));
        for (ActivityFilter filter : List.of(NARROW, custom)) {
            assertThat(read(ActivityParameters.write(filter)).filter()).isEqualTo(filter);
            assertThat(read(ActivityParameters.write(filter)).unread()).isEmpty();
        }
    }

    @Test
    void severalValuesStandInOneParameterInAFixedOrder() {
        assertThat(ActivityParameters.write(NARROW))
                .containsEntry("status", "completed_with_errors,failed")
                .containsEntry("entity", "order,product")
                .containsEntry("last", "7d");
    }

    @Test
    void valuesThatCanNotBeReadAreLeftOutAndNamed() {
        ActivityParameters.Read read = read(Map.of(
                "status", "failed,exploded",
                "user", "me",
                "last", "soon"));
        assertThat(read.filter().statuses()).containsExactly(SyncStatus.FAILED);
        assertThat(read.filter().user()).isNull();
        assertThat(read.filter().range()).isEqualTo(TimeRange.DAY);
        assertThat(read.unread())
                .containsExactlyInAnyOrder(
                        new Unread("status", "exploded"), new Unread("user", "me"), new Unread("last", "soon"));
    }

    @Test
    void aTimeThatPostgresCanNotHoldIsNotATime() {
        assertThat(read(Map.of("from", "+1000000-01-01T00:00:00Z")).unread())
                .containsExactly(new Unread("from", "+1000000-01-01T00:00:00Z"));
        assertThat(read(Map.of("sync", "a\0b")).unread()).hasSize(1);
    }

    @Test
    void thePermalinkOfAnEventCarriesItsTimeToTheMicrosecond() {
        var event = new EventId(
                Instant.parse("2026-01-05T10:00:00.123456Z"), UUID.fromString("11111111-2222-3333-4444-555555555555"));
        assertThat(event).hasToString("1767607200123456-11111111-2222-3333-4444-555555555555");
        assertThat(EventId.parse(event.toString())).contains(event);
        var old = new EventId(Instant.parse("0001-01-01T00:00:00.000001Z"), event.id());
        assertThat(EventId.parse(old.toString())).contains(old);
        assertThat(EventId.parse("yesterday")).isEmpty();
        assertThat(EventId.parse("99999999999999999-11111111-2222-3333-4444-555555555555"))
                .isEmpty();
        assertThat(EventId.parse(null)).isEmpty();
    }

    private static ActivityParameters.Read read(Map<String, String> parameters) {
        return ActivityParameters.read(parameters.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
    }
}
