package com.mantisnxt.sync.alert.channel.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.alert.channel.ChannelStage;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.testing.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The channels of the installation on the page of the upkeep. */
@TestPropertySource(
        properties = {
            "sync.upkeep.caretakers=all",
            "sync.alerts.installation.webhook=https://hooks.example.org/secret-path",
            "sync.alerts.installation.secret=" + ChannelStage.SECRET
        })
class InstallationPartTest extends ViewTest {

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @AfterEach
    void asItWas() {
        set("null, failures = 0, last_error = null");
    }

    private void set(String failingSince) {
        try (Session administrator = database.asAdministrator()) {
            administrator.run("update sync_console.installation_channel set failing_since = " + failingSince
                    + " where kind_code = 2");
        }
    }

    @Test
    void aDeadChannelIsShownWithItsReasonAndWithoutItsAddress() {
        set("timestamptz '2026-11-26 10:00:00Z', failures = 3, last_error = 'hooks.example.org answered 503.'");
        open("admin/upkeep");
        assertThat(text())
                .contains(
                        "Webhook: hooks.example.org",
                        "Dead: failing since 2026-11-26 10:00:00 UTC, 3 tries in a row: hooks.example.org answered 503.")
                .doesNotContain("secret-path", "whsec_");
    }
}
