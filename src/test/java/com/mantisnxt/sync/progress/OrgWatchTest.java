package com.mantisnxt.sync.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long a sync that has ended is on the board. */
@ConsoleTest
class OrgWatchTest {

    private final TestDatabase database = TestServer.POSTGRES_18.shared();
    private final TestOrganisation organisation = database.newOrganisation();
    private final EndedSyncs ended = new EndedSyncs(database, organisation.id());
    private final FeedReader reader;
    private final Clock clock;

    @Autowired
    OrgWatchTest(FeedReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    @Test
    void whatHasEndedStaysForItsTimeAndThenLeaves() {
        OrgWatch watch = watch(Duration.ofSeconds(5));
        ended.add("just-now", "completed", "0 seconds");
        assertThat(shown(watch.cycle())).containsExactly("just-now");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            BoardChange change = watch.cycle();
            assertThat(shown(change)).isEmpty();
            assertThat(change.transitions()).as("the page is told").isTrue();
            assertThat(change.changed()).hasSize(1);
        });
        assertThat(shown(watch.cycle())).as("it does not come back").isEmpty();
    }

    @Test
    void aBoardThatIsOpenedLaterHoldsNoneThatEndedBeforeTheStay() {
        ended.add("within", "completed", "9 minutes");
        ended.add("before", "failed", "11 minutes");
        BoardChange change = watch(Duration.ofMinutes(10)).cycle();
        assertThat(shown(change)).containsExactly("within");
        assertThat(change.board().failed24h()).as("counted all the same").isEqualTo(1);
    }

    private OrgWatch watch(Duration stay) {
        var properties = new BoardProperties(
                Duration.ofSeconds(60),
                Duration.ofSeconds(180),
                10,
                Duration.ofSeconds(10),
                stay,
                Duration.ofHours(24),
                Duration.ofDays(90));
        return new OrgWatch(new OrgId(organisation.id()), reader, new StateRule(properties), properties, clock);
    }

    private static List<String> shown(BoardChange change) {
        return change.board().syncs().values().stream()
                .map(live -> live.sync().syncId())
                .toList();
    }
}
