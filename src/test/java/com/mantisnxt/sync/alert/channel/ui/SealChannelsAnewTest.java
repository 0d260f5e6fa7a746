package com.mantisnxt.sync.alert.channel.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.alert.channel.AlertChannels;
import com.mantisnxt.sync.alert.channel.ChannelDraft;
import com.mantisnxt.sync.alert.channel.ChannelKind;
import com.mantisnxt.sync.base.secret.SecretBox;
import com.mantisnxt.sync.base.secret.SecretKeyProperties;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.tabs.TabSheet;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The button that an administrator presses after the key was changed. */
@TestPropertySource(
        properties = {
            "sync.account.secret-key=" + SealChannelsAnewTest.NEW,
            "sync.account.earlier-secret-keys=" + SealChannelsAnewTest.OLD
        })
class SealChannelsAnewTest extends ViewTest {

    static final String NEW = "bmV3a2V5bmV3a2V5bmV3a2V5bmV3a2V5bmV3a2V5MTI=";
    static final String OLD = "b2xka2V5b2xka2V5b2xka2V5b2xka2V5b2xka2V5MTI=";

    @Autowired
    private AlertChannels channels;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Test
    void itIsThereWhileAnEarlierKeySealedAChannelAndSealsItAnew() {
        channels.create(new ChannelDraft(
                ChannelKind.WEBHOOK,
                "Hook",
                List.of(),
                "https://hooks.example.org/key",
                null,
                false,
                List.of(),
                true,
                true));
        openTab();
        assertThat(buttons()).isEmpty();
        try (Session session = database.asApplication(organisation.id())) {
            String owner = "alert channel " + organisation.id() + " "
                    + session.value(String.class, "select id::text from sync_console.alert_channel");
            byte[] now = session.value(byte[].class, "select sealed from sync_console.alert_channel");
            byte[] plain = box(NEW).open(now, owner);
            session.run("update sync_console.alert_channel set sealed = ?", box(OLD).seal(plain, owner));
            openTab();
            test(buttons().getFirst()).click();
            assertThat(buttons()).isEmpty();
            assertThat(box(NEW).open(
                                    session.value(byte[].class, "select sealed from sync_console.alert_channel"),
                                    owner))
                    .isEqualTo(plain);
        }
    }

    private void openTab() {
        open("");
        open("admin");
        test($(TabSheet.class).single()).select("Alert channels");
    }

    private List<Button> buttons() {
        return $(Button.class).withText("Seal secrets anew").all();
    }

    private static SecretBox box(String key) {
        return new SecretBox(new SecretKeyProperties(key, Path.of("target", "none"), List.of()));
    }
}
