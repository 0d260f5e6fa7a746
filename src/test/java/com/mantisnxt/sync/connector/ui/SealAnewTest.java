package com.mantisnxt.sync.connector.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.secret.SecretBox;
import com.mantisnxt.sync.base.secret.SecretKeyProperties;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The button that an administrator presses after the key was changed. */
@TestPropertySource(
        properties = {
            "sync.account.secret-key=" + SealAnewTest.NEW,
            "sync.account.earlier-secret-keys=" + SealAnewTest.OLD
        })
class SealAnewTest extends ViewTest {

    static final String NEW = "bmV3a2V5bmV3a2V5bmV3a2V5bmV3a2V5bmV3a2V5MTI=";
    static final String OLD = "b2xka2V5b2xka2V5b2xka2V5b2xka2V5b2xka2V5MTI=";

    @Autowired
    private Connections connections;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Test
    void itIsThereWhileAnEarlierKeySealedSomethingAndSealsItAnew() {
        UUID connection = connections.create(new ConnectionDraft(
                "Shop",
                SourceSystem.CUSTOM,
                "https://shop.example",
                JsonMapper.shared().createObjectNode().put("auth", "bearer"),
                Secrets.of(Map.of("key", "s3cret-4711")),
                List.of()));
        open("connections");
        assertThat(buttons()).isEmpty();
        sealedBefore(connection);
        open("previews");
        open("connections");
        test(buttons().getFirst()).click();
        assertThat($(Notification.class).all()).isNotEmpty();
        assertThat(buttons()).isEmpty();
        String opened = new String(box(NEW).open(sealed(connection), owner(connection)), StandardCharsets.UTF_8);
        assertThat(opened).isEqualTo("{\"key\":\"s3cret-4711\"}");
    }

    /** The shell shows them, not the view itself. */
    private List<Button> buttons() {
        return $(Button.class).withText("Seal secrets anew").all();
    }

    private void sealedBefore(UUID connection) {
        byte[] box = box(OLD).seal("{\"key\":\"s3cret-4711\"}".getBytes(StandardCharsets.UTF_8), owner(connection));
        try (Session session = database.asApplication(organisation.id())) {
            session.run("update sync_console.connection set secrets = ? where id = ?", box, connection);
        }
    }

    private byte[] sealed(UUID connection) {
        try (Session session = database.asApplication(organisation.id())) {
            return session.value(byte[].class, "select secrets from sync_console.connection where id = ?", connection);
        }
    }

    private String owner(UUID connection) {
        return "connection " + organisation.id() + " " + connection;
    }

    private static SecretBox box(String key) {
        return new SecretBox(new SecretKeyProperties(key, Path.of("target", "none"), List.of()));
    }
}
