package com.mantisnxt.sync.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.testing.Session;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The proof beside a database that keeps organisations apart. */
class IsolationProofTest extends IsolationStage {

    @Autowired
    private ApiPaths paths;

    @Test
    void nothingIsSeenWhereOrganisationsAreApart() {
        Tally tally = round();
        assertThat(tally.foreign()).isEmpty();
        assertThat(tally.troubles()).isEmpty();
        assertThat(tally.checks()).isGreaterThan(150);
        IsolationRound kept = rounds.newest(1).getFirst();
        assertThat(kept.holds()).isTrue();
        assertThat(kept.checks()).isEqualTo(tally.checks());
        // whoever scrapes is told the same for some seconds
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(meters.get("sync.isolation.foreign.rows").gauge().value())
                    .isZero();
            assertThat(meters.get("sync.isolation.checks").gauge().value()).isEqualTo(tally.checks());
        });
    }

    /** A table without one proves nothing while nobody else has rows there: add one to canary-rows.sql. */
    @Test
    void everyTableThatCanBeReadHoldsACanarysRow() {
        fold();
        assertThat(round().unproven())
                .as("tables without a row of the canaries, beside those of people")
                .isEmpty();
    }

    /** What lists leave out by themselves is asked for as well. */
    @Test
    void whatCanariesHaveIsFoundHoweverOldItIs() {
        fold();
        administrator.set("session_replication_role", "replica");
        administrator.run("""
                update public.sync_activity_log
                   set created_at = greatest(date_trunc('month', now(), 'UTC'), now() - interval '20 days')
                 where org_id in (select organisation_id from sync_console.isolation_canary)
                """);
        administrator.run("""
                update public.sync_progress
                   set completed_at = now() - interval '20 days'
                 where org_id in (select organisation_id from sync_console.isolation_canary)
                """);
        administrator.set("session_replication_role", "origin");
        Tally tally = round();
        assertThat(tally.troubles()).isEmpty();
        assertThat(tally.unproven())
                .as("where a canary does not find what is its own, that it finds nothing foreign proves nothing")
                .isEmpty();
    }

    /** What a job adds up, as every node does all the time. */
    private void fold() {
        try (Session application = DATABASE.asApplication()) {
            for (int i = 0; i < 4; i++) {
                application.count("select sync_console.fold_activity()");
            }
        }
    }

    @Test
    void everyReadOfTheApiIsAsked() {
        assertThat(paths.reads().stream().map(ApiPaths.Read::pattern))
                .contains(
                        "/api/v1/syncs",
                        "/api/v1/syncs/{syncId}",
                        "/api/v1/syncs/{syncId}/commands",
                        "/api/v1/activity",
                        "/api/v1/activity/{event}",
                        "/api/v1/previews/{preview}",
                        "/api/v1/previews/{preview}/export",
                        "/api/v1/previews/{preview}/items");
    }

    @Test
    void canariesAreNobodysToSeeAndAreMadeOnce() {
        List<UUID> first =
                administrator.values(UUID.class, "select organisation_id from sync_console.isolation_canary");
        round();
        assertThat(administrator.values(UUID.class, "select organisation_id from sync_console.isolation_canary"))
                .hasSize(2)
                .containsExactlyInAnyOrderElementsOf(first);
        try (Session application = DATABASE.asApplication()) {
            assertThat(application.values(UUID.class, "select sync_console.organisation_ids()"))
                    .doesNotContainAnyElementsOf(first);
        }
    }

    @Test
    void theTokenOfTheProofIsGoodForNothingButReadingAndReportingAndOnlyForMinutes() {
        assertThat(
                        administrator.values(
                                String.class,
                                "select array_to_string(scopes, ',') from sync_console.api_token where name = 'isolation proof'"))
                .containsExactly("read,report", "read,report");
        assertThat(administrator.count(
                        "select count(*) from sync_console.api_token where expires_at > now() + interval '5 minutes'"))
                .isZero();
    }
}
