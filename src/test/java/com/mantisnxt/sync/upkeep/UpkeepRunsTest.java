package com.mantisnxt.sync.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.TestServer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is written down of a run when its node dies. */
class UpkeepRunsTest {

    private static final String RUNS =
            "select coalesce(error, 'none') || ', ended ' || (ended_at is not null) from sync_console.upkeep_run where id = ?";

    @Test
    void aRunThatDiedIsSaidToHaveBrokenOffByTheNextAndTheOthersStay() {
        try (KeptLog log = new KeptLog(TestServer.POSTGRES_18)) {
            var runs = new UpkeepRuns(log.owner.work(), JsonMapper.shared());
            UUID whole = runs.begin();
            runs.end(whole, List.of(UpkeepStep.of("made", "sync_activity_log_2026_12")), null);
            UUID died = runs.begin();
            UUID next = runs.begin();
            assertThat(log.administrator.value(String.class, RUNS, whole)).isEqualTo("none, ended true");
            assertThat(log.administrator.value(String.class, RUNS, died))
                    .startsWith("It broke off.")
                    .endsWith("ended true");
            assertThat(log.administrator.value(String.class, RUNS, next)).isEqualTo("none, ended false");
        }
    }
}
