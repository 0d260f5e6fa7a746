package com.mantisnxt.sync.run.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.run.SyncRequests;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Syncs are begun from the live board, and a connection's page goes along with what happens elsewhere. */
class StartSyncTest extends ViewTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private Connections connections;

    @Autowired
    private SyncRequests requests;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Test
    void withoutAConnectionTheDialogLeadsToThem() {
        open("");
        test(button("Start sync")).click();
        assertThat($(StartSyncDialog.class).single().getElement().getTextRecursively())
                .contains("No connection is in use.");
        assertThat($(Anchor.class).all()).extracting(Anchor::getHref).contains("connections");
    }

    @Test
    void aSyncIsBegunAndTheBoardShowsIt() {
        aConnection("Shop", EntityType.PRODUCT);
        open("");
        test(button("Start sync")).click();
        test(button("Sync now")).click();
        assertThat(address()).startsWith("?sync=shop-product-");
        assertThat(runs("kind_code = 3")).isEqualTo(1);
        assertThat($(StartSyncDialog.class).all()).isEmpty();
    }

    @Test
    void aPreviewIsAskedForAndOpened() {
        aConnection("Shop", EntityType.PRODUCT);
        open("");
        test(button("Start sync")).click();
        test(button("Preview first")).click();
        assertThat(address()).startsWith("previews/");
        assertThat(runs("kind_code = 1")).isEqualTo(1);
    }

    @Test
    void itIsSaidWhyNot() {
        UUID shop = aConnection("Shop", EntityType.PRODUCT);
        requests.begin(shop, EntityType.PRODUCT, false);
        open("");
        test(button("Start sync")).click();
        assertThat(dialog()).contains("A sync works on these records already.", "Show it");
        assertThat(button("Sync now").isEnabled()).isFalse();
        assertThat(button("Preview first").isEnabled()).isFalse();
    }

    @Test
    void whatIsSwitchedOffIsListedAndSaidToBe() {
        connections.create(new ConnectionDraft(
                "Shop",
                SourceSystem.CUSTOM,
                null,
                JsonMapper.shared().createObjectNode(),
                Secrets.none(),
                List.of(setup(EntityType.PRODUCT, true), setup(EntityType.ORDER, false))));
        open("");
        test(button("Start sync")).click();
        select("Records").setValue(EntityType.ORDER);
        assertThat(dialog()).contains("switched off");
        select("Records").setValue(EntityType.PRODUCT);
        assertThat(dialog()).doesNotContain("switched off");
        assertThat(button("Sync now").isEnabled()).isTrue();
    }

    @Test
    void oneBesideTheBoardIsBegunAgainAfterItsEnd() {
        UUID shop = aConnection("Shop", EntityType.PRODUCT);
        String sync = requests.begin(shop, EntityType.PRODUCT, false);
        open("?sync=" + sync);
        assertThat(text()).contains("Again", "A sync works on these records already.");
        try (Session session = database.asApplication(organisation.id())) {
            session.run("update sync_console.run set state_code = 4");
            session.run("update public.sync_progress set status = 'completed', completed_at = now()");
        }
        open("history");
        open("?sync=" + sync);
        test(button("Sync now")).click();
        assertThat(address()).startsWith("?sync=shop-product-").isNotEqualTo("?sync=" + sync);
        assertThat(runs("kind_code = 3")).isEqualTo(2);
    }

    @Test
    void besideTheBoardItsPhasesMoveWithIt() {
        UUID shop = aConnection("Shop", EntityType.PRODUCT);
        String sync = requests.begin(shop, EntityType.PRODUCT, false);
        open("?sync=" + sync);
        assertThat(phases()).containsExactly("to come", "to come", "to come");
        try (Session session = database.asApplication(organisation.id())) {
            session.run("update sync_console.run set state_code = 2, phase_code = 2, begun_at = now() - interval '3 s',"
                    + " compares_since = now(), reading = jsonb_set(reading, '{staged,staged}', '1200')");
            session.run("update public.sync_progress set status = 'in_progress', processed_count = 7");
        }
        await().pollInSameThread().atMost(SOON).untilAsserted(() -> {
            catchUp();
            assertThat(phases()).containsExactly("done · 1,200 records", "now", "to come");
        });
    }

    private List<String> phases() {
        return $(PhasesPart.class)
                .single()
                .getElement()
                .getChild(1)
                .getChildren()
                .map(line -> line.getChild(1).getText())
                .toList();
    }

    @Test
    void aServicesSyncIsNotOursToBegin() {
        try (Session session = database.asApplication(organisation.id())) {
            session.run(
                    "insert into public.sync_progress (org_id, sync_id, entity_type, total_items) values (?, 'theirs', 'order', 5)",
                    organisation.id());
        }
        open("?sync=theirs");
        assertThat($(AgainPart.class).all()).isEmpty();
        assertThat($(PhasesPart.class).all()).isEmpty();
    }

    @Test
    void theConnectionsPageGoesAlongAndWhatIsBeingFilledInStays() {
        UUID shop = aConnection("Shop", EntityType.PRODUCT);
        open("connections/" + shop);
        assertThat(never()).hasSize(1);
        test($(Button.class).all().stream()
                        .filter(each -> each.getAriaLabel()
                                .filter("Settings: Products"::equals)
                                .isPresent())
                        .findFirst()
                        .orElseThrow())
                .click();
        TextField tries = $(TextField.class).all().stream()
                .filter(field -> "Tries".equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
        tries.setValue("7");
        requests.begin(shop, EntityType.PRODUCT, false);
        await().pollInSameThread().atMost(SOON).untilAsserted(() -> {
            catchUp();
            assertThat(never()).isEmpty();
        });
        assertThat(tries.isAttached()).isTrue();
        assertThat(tries.getValue()).isEqualTo("7");
    }

    private List<Span> never() {
        return $(Span.class).withClassName("sync-never").all();
    }

    private String dialog() {
        return $(StartSyncDialog.class).single().getElement().getTextRecursively();
    }

    private long runs(String where) {
        try (Session session = database.asApplication(organisation.id())) {
            return session.count("select count(*) from sync_console.run where " + where);
        }
    }

    private UUID aConnection(String name, EntityType entity) {
        return connections.create(new ConnectionDraft(
                name,
                SourceSystem.CUSTOM,
                null,
                JsonMapper.shared().createObjectNode(),
                Secrets.none(),
                List.of(setup(entity, true))));
    }

    private static EntitySetup setup(EntityType entity, boolean isEnabled) {
        return new EntitySetup(
                entity,
                isEnabled,
                JsonMapper.shared().createObjectNode().put("id", "/id").put("origin", "upload"),
                JsonMapper.shared().createArrayNode());
    }

    private Button button(String text) {
        return $(Button.class).all().stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private Select<Object> select(String label) {
        return (Select<Object>) (Component) $(Select.class).all().stream()
                .filter(select -> label.equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
    }
}
