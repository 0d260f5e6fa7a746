package com.mantisnxt.sync.alert.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.alert.AlertMutes;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.NativeButton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A connection's alerts are muted on its own page, and not for ever. */
class ConnectionMuteTest extends ViewTest {

    @Autowired
    Connections connections;

    @Autowired
    CurrentCaller currentCaller;

    @Autowired
    AlertMutes mutes;

    UUID shop;
    private Role role = Role.OPERATOR;

    @Override
    protected Role role() {
        return role;
    }

    @BeforeEach
    void aConnection() {
        var admin = new Caller(
                new OrgId(organisation.id()), null, "Ann", Set.of(Right.READ, Right.STEER, Right.ADMINISTER));
        shop = currentCaller.callAs(
                admin,
                () -> connections.create(new ConnectionDraft(
                        "Main shop",
                        SourceSystem.CUSTOM,
                        "https://shop.example.org",
                        JsonMapper.shared().createObjectNode(),
                        Secrets.none(),
                        List.of())));
    }

    private ConnectionMutePart part() {
        return $(ConnectionMutePart.class).single();
    }

    private String said() {
        return part().getElement().getTextRecursively();
    }

    private NativeButton button() {
        return (NativeButton) part().getChildren().skip(1).findFirst().orElseThrow();
    }

    @Test
    void anOperatorMutesItAndEndsThatBeforeItsTime() {
        open("connections/" + shop);
        assertThat(said()).contains("People are told of this connection's alerts.");
        test(button()).click();
        var dialog = $(ConfirmDialog.class).single();
        assertThat(dialog.getElement().getProperty("header")).isEqualTo("Mute Main shop");
        ComponentUtil.fireEvent(dialog, new ConfirmDialog.ConfirmEvent(dialog, true));
        dialog.close();
        assertThat(said()).contains("Muted until ", " by Test User");
        assertThat(mutes.inForce(shop).orElseThrow().until())
                .isAfter(Instant.now().plus(Duration.ofHours(3)));
        assertThat(button().getText()).isEqualTo("End the mute");
        test(button()).click();
        assertThat(said()).contains("People are told of this connection's alerts.");
        assertThat(mutes.inForce(shop)).isEmpty();
    }

    @Test
    void aMuteThatRunsOutWhileThePageIsOpenIsShownNoLonger() {
        mutes.muteConnection(shop, Instant.now().plus(Duration.ofHours(1)), "Stock-taking");
        open("connections/" + shop);
        assertThat(said()).contains("Muted until ", "Stock-taking");
        try (Session administrator = database.asAdministrator()) {
            administrator.run(
                    "update sync_console.alert_mute set until_at = now() + interval '1 second' where org_id = ?",
                    organisation.id());
        }
        open("connections/" + shop);
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(said()).contains("People are told of this connection's alerts.");
        });
    }

    @Test
    void aMuteOfAnotherConnectionSaysNothingHere() {
        mutes.muteSource(SourceSystem.CUSTOM, Instant.now().plus(Duration.ofHours(1)), "");
        open("connections/" + shop);
        assertThat(said()).contains("People are told of this connection's alerts.");
    }

    @Test
    void supportersSeeThatItIsMutedAndHaveNothingToPress() {
        mutes.muteConnection(shop, Instant.now().plus(Duration.ofHours(1)), "Stock-taking");
        role = Role.SUPPORT;
        cleanVaadinEnvironment();
        initVaadinEnvironment();
        open("connections/" + shop);
        assertThat(said()).contains("Muted until ", "Stock-taking");
        assertThat(part().getElement()
                        .getChildren()
                        .filter(child -> child.getTag().equals("button")))
                .allMatch(child -> !child.isVisible());
    }
}
