package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** A long log is rewritten only by somebody who has read what it costs. */
class LogRewriteTest {

    private static final String A_LONG_LOG = """
            insert into organization (id, name, slug) values ('00000000-0000-0000-0000-00000000000a', 'Alpha', 'alpha');
            alter table sync_activity_log disable trigger all;
            insert into sync_activity_log (id, org_id, action, status, created_at)
            select gen_random_uuid(), '00000000-0000-0000-0000-00000000000a', 'batch_process', 'completed', '2026-01-05'
              from generate_series(1, 100001);
            alter table sync_activity_log enable trigger all;
            """;

    @Test
    void asksBeforeItRewritesAndGoesOnWhenAllowed() {
        EarlierDelivery delivery = EarlierDelivery.v1(TestServer.POSTGRES_18).altered(A_LONG_LOG);
        delivery.heal();
        var migrations = delivery.database().flyway().target(MigrationVersion.fromVersion("26"));
        assertThatThrownBy(() -> migrations.load().migrate())
                .hasMessageContaining("The activity log has 100001 rows")
                .hasMessageContaining("app.allow_log_rewrite=on");
        migrations
                .jdbcProperties(Map.of("options", "-c app.allow_log_rewrite=on"))
                .load()
                .migrate();
        try (Session administrator = delivery.database().asAdministrator()) {
            assertThat(administrator.count("select count(*) from sync_activity_log where status_code = 3"))
                    .isEqualTo(100_001);
        }
    }
}
