package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.schema.EarlierDelivery;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements that the delivery gives, on a database in which delivery 1.0 ran and was healed. */
class DeliveryTest {

    private static final Markdown DOCUMENT = Markdown.of("docs", "MIGRATION_0024_DELIVERY.md");
    private static final UUID ALPHA = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID BETA = UUID.fromString("00000000-0000-0000-0000-00000000000b");

    private TestDatabase database;

    @BeforeEach
    void deliveryIsHealed() {
        EarlierDelivery delivery = EarlierDelivery.v1WithRows(TestServer.POSTGRES_18);
        delivery.migrate();
        database = delivery.database();
    }

    @Test
    void whatIsAllowedForTheTimeOfItIsTakenBack() {
        try (Session administrator = database.asAdministrator()) {
            administrator.run(named("allow"));
            try (Session owner = database.asOwner()) {
                assertThat(owner.value(String.class, "show app.allow_log_rewrite"))
                        .isEqualTo("on");
            }
            administrator.run(named("disallow"));
        }
        try (Session owner = database.asOwner()) {
            assertThat(owner.value(String.class, "select current_setting('app.allow_log_rewrite', true)"))
                    .isNotEqualTo("on");
        }
    }

    @Test
    void aSessionWithNoOrganisationSeesNothing() {
        try (Session nobody = database.asApplication()) {
            assertThat(nobody.row(sql("after")).values()).containsExactly(0L, 0L, 0L);
        }
        try (Session service = database.asApplication(ALPHA)) {
            assertThat(service.row(sql("after")).values()).doesNotContain(0L);
        }
    }

    @Test
    void theOrganisationIsSetInEachTransaction() {
        try (Session service = database.asApplication()) {
            service.runScript(sql("each-transaction"));
            assertThat(service.count("select count(*) from sync_progress"))
                    .as("it does not outlast the transaction")
                    .isZero();
            service.actFor(ALPHA);
            assertThat(service.count("select processed_count from sync_progress where sync_id = 'running'"))
                    .isEqualTo(43);
        }
    }

    @Test
    void theKeyOfAPreviewIsUniqueWithinItsOrganisation() {
        try (Session service = database.asApplication(ALPHA);
                Session other = database.asApplication(BETA)) {
            String old = sql("conflict").replace("(org_id, cache_key) do update", "(cache_key) do update");
            assertThatThrownBy(() -> service.run(old))
                    .hasStackTraceContaining(
                            "there is no unique or exclusion constraint matching the ON CONFLICT specification");
            assertThat(service.run(sql("conflict"))).isEqualTo(1);
            assertThat(service.run(sql("conflict"))).isEqualTo(1);
            assertThat(service.values(
                            String.class, "select delta_json::text from sync_preview_cache where cache_key = 'woo'"))
                    .singleElement()
                    .isEqualTo("{\"new\": []}");
            assertThat(other.run(sql("conflict").replace(ALPHA.toString(), BETA.toString())))
                    .as("the same key of another organisation")
                    .isEqualTo(1);
        }
    }

    @Test
    void theJobOfACronMayBeRunByTheApplication() {
        String job = sql("cron");
        assertThat(job).contains("'sync_app')");
        String statement = Arrays.stream(job.split("'"))
                .filter(part -> part.startsWith("select * from public."))
                .findFirst()
                .orElseThrow();
        try (Session administrator = database.asAdministrator();
                Session cron = database.asApplication()) {
            long expired = administrator.count("select count(*) from sync_preview_cache where expires_at <= now()");
            assertThat(expired).isPositive();
            assertThat(cron.row(statement)).containsEntry("error_message", null);
            assertThat(administrator.count("select count(*) from sync_preview_cache where expires_at <= now()"))
                    .isZero();
        }
    }

    @Test
    void theWayBackLeavesOrganisationsAndPeople() {
        try (Session administrator = database.asAdministrator()) {
            List<String> people =
                    administrator.values(String.class, "select email from auth.users_extended order by 1");
            administrator.run(sql("back"));
            administrator.runFile(Path.of("db", "rollback", "V0024__rollback.sql"));
            assertThat(administrator.value(String.class, "select to_regclass('public.sync_progress')::text"))
                    .isNull();
            assertThat(administrator.values(String.class, "select email from auth.users_extended order by 1"))
                    .isEqualTo(people)
                    .isNotEmpty();
        }
    }

    private String named(String word) {
        return sql(word).replace("database sync ", "database " + database.name() + " ");
    }

    private static String sql(String word) {
        return DOCUMENT.fence("sql", word).stripIndent().strip().replaceAll(";$", "");
    }
}
