package com.mantisnxt.sync.progress.eta;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
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
        assertBelievable(replay.judge(Family.profiles(40, 20), REPORTS_OF_EACH));
    }

    @Test
    void theEtaCanBeBelievedOnKindsOfSyncsThatItWasNotMadeFor() {
        assertBelievable(replay.judge(UnseenFamily.profiles(20, 77), REPORTS_OF_EACH));
    }

    @Test
    void bothVersionsOfPostgreSqlGiveTheSameEstimates() {
        List<Profile> profiles = Family.profiles(1, 5);
        List<Estimate> older = new Replay(TestServer.POSTGRES_15.migrated()).judge(profiles, REPORTS_OF_EACH);
        assertThat(older).isNotEmpty().isEqualTo(replay.judge(profiles, REPORTS_OF_EACH));
    }

    private static void assertBelievable(List<Estimate> estimates) {
        Accuracy all = Accuracy.of(estimates);
        String table = Accuracy.table(estimates);
        assertThat(all.error()).as("error%n%s", table).isLessThanOrEqualTo(0.20);
        assertThat(all.coverage()).as("coverage%n%s", table).isGreaterThanOrEqualTo(0.75);
        assertThat(all.width()).as("width%n%s", table).isLessThanOrEqualTo(0.60);
        assertThat(Accuracy.byFamily(estimates)).allSatisfy((family, own) -> {
            assertThat(own.error()).as("error of %s", family).isLessThanOrEqualTo(0.35);
            assertThat(own.coverage()).as("coverage of %s", family).isGreaterThanOrEqualTo(0.5);
        });
    }
}
