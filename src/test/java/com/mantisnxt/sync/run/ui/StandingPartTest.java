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
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** The list of connections says how their syncs stand, what failed first. */
class StandingPartTest extends ViewTest {

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
    void whatNeverRanAndWhatRunsAndWhatIsDone() {
        aConnection("Idle", EntityType.PRODUCT);
        UUID busy = aConnection("Busy", EntityType.PRODUCT, EntityType.ORDER, EntityType.CUSTOMER);
        requests.begin(busy, EntityType.PRODUCT, false);
        requests.begin(busy, EntityType.ORDER, false);
        UUID done = aConnection("Done", EntityType.PRODUCT);
        requests.begin(done, EntityType.PRODUCT, false);
        ends(done, EntityType.PRODUCT, 4, "completed");
        open("connections");
        assertThat(standing("Idle")).isEqualTo("Never run");
        assertThat(standing("Busy")).isEqualTo("2 syncs run");
        assertThat(standing("Done")).isEqualTo("✓ Synced · ");
    }

    @Test
    void theListGoesAlongAndTheWorstIsSaidFirst() {
        UUID shop = aConnection("Shop", EntityType.PRODUCT, EntityType.ORDER);
        requests.begin(shop, EntityType.PRODUCT, false);
        requests.begin(shop, EntityType.ORDER, false);
        ends(shop, EntityType.ORDER, 4, "completed_with_errors");
        open("connections");
        assertThat(standing("Shop")).isEqualTo("! With errors: Orders · One sync runs");

        ends(shop, EntityType.PRODUCT, 5, "failed");
        becomes("✕ Failed: Products · ");
        requests.begin(shop, EntityType.PRODUCT, false);
        becomes("! With errors: Orders · One sync runs");
    }

    @Test
    void aKindThatIsOutOfUseAndAnArchivedConnectionSayNothing() {
        UUID shop = aConnection("Shop", EntityType.PRODUCT, EntityType.ORDER);
        requests.begin(shop, EntityType.PRODUCT, false);
        ends(shop, EntityType.PRODUCT, 5, "failed");
        var now = connections.get(shop);
        connections.update(shop, now.version(), draft("Shop", setup(EntityType.ORDER)));
        open("connections");
        assertThat(standing("Shop")).isEqualTo("Never run");

        connections.archive(shop, connections.get(shop).version());
        open("");
        open("connections");
        assertThat($(StandingPart.class).all()).isEmpty();
    }

    private void becomes(String text) {
        await().pollInSameThread().atMost(SOON).untilAsserted(() -> {
            catchUp();
            assertThat(standing("Shop")).isEqualTo(text);
        });
    }

    private String standing(String connection) {
        return $(StandingPart.class).all().stream()
                .filter(part -> part.getParent()
                        .flatMap(states -> states.getParent())
                        .orElseThrow()
                        .getElement()
                        .getTextRecursively()
                        .startsWith(connection))
                .map(part -> part.getElement().getTextRecursively())
                .findFirst()
                .orElseThrow();
    }

    /** As a worker would leave it. */
    private void ends(UUID connection, EntityType entity, int state, String status) {
        try (Session session = database.asApplication(organisation.id())) {
            String sync = session.value(
                    String.class,
                    "update sync_console.run set state_code = ?, ended_at = now()"
                            + " where connection_id = ? and entity_code = ? and state_code = 1 returning sync_id",
                    state,
                    connection,
                    entity.code());
            session.run(
                    "update public.sync_progress set status = ?::sync_status_type, completed_at = now() where sync_id = ?",
                    status,
                    sync);
        }
    }

    private UUID aConnection(String name, EntityType... entities) {
        return connections.create(
                draft(name, Arrays.stream(entities).map(StandingPartTest::setup).toArray(EntitySetup[]::new)));
    }

    private static ConnectionDraft draft(String name, EntitySetup... setups) {
        return new ConnectionDraft(
                name,
                SourceSystem.CUSTOM,
                null,
                JsonMapper.shared().createObjectNode(),
                Secrets.none(),
                List.of(setups));
    }

    private static EntitySetup setup(EntityType entity) {
        return new EntitySetup(
                entity,
                true,
                JsonMapper.shared().createObjectNode().put("id", "/id").put("origin", "upload"),
                JsonMapper.shared().createArrayNode());
    }
}
