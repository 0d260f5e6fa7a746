package com.mantisnxt.sync.progress.eta;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The numbers that the estimate of the time left is held to, over seeded syncs replayed against the database. */
class EtaAccuracyTest {

    private static final int REPORTS_OF_EACH = 25;
    private static Replay replay;

    @BeforeAll
    static void startDatabase() {
        replay = new Replay(TestServer.POSTGRES_18.migrated());
    }

    @Test
    void theEtaCanBeBelievedOnTheKindsOfSyncsItIsMadeFor() {
        List<Estimate> estimates = replay.judge(Family.profiles(45, 20), REPORTS_OF_EACH);
        Accuracy all = Accuracy.of(estimates);
        System.out.println(Accuracy.table(estimates));
        assertThat(all.error()).isLessThanOrEqualTo(0.20);
        assertThat(all.coverage()).isGreaterThanOrEqualTo(0.75);
        assertThat(all.width()).isLessThanOrEqualTo(0.60);
        assertNoKindIsLost(estimates);
    }

    @Test
    void theEtaCanBeBelievedOnKindsOfSyncsThatItWasNotMadeFor() {
        List<Estimate> estimates = replay.judge(UnseenFamily.profiles(25, 77), REPORTS_OF_EACH);
        Accuracy all = Accuracy.of(estimates);
        System.out.println(Accuracy.table(estimates));
        assertThat(all.error()).isLessThanOrEqualTo(0.20);
        assertThat(all.coverage()).isGreaterThanOrEqualTo(0.75);
        assertThat(all.width()).isLessThanOrEqualTo(0.60);
        assertNoKindIsLost(estimates);
    }

    private static void assertNoKindIsLost(List<Estimate> estimates) {
        Map<String, Accuracy> families = Accuracy.byFamily(estimates);
        assertThat(families).allSatisfy((family, own) -> {
            assertThat(own.error()).as("error of " + family).isLessThanOrEqualTo(0.35);
            assertThat(own.coverage()).as("coverage of " + family).isGreaterThanOrEqualTo(0.5);
        });
    }
}
