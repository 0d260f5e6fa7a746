package com.mantisnxt.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.secret.SecretBox;
import com.mantisnxt.sync.base.secret.SecretKeyProperties;
import com.mantisnxt.sync.connector.upload.Uploads;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A new key takes an old one's place, as OPERATIONS.md says: three installations on one database, one after the other. */
@ConsoleTest
@TestPropertySource(properties = "sync.connector.allow-private-addresses=true")
class KeyRotationTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final Caller admin = Organisations.anybody();
    private final StandIn system = new StandIn(exchange ->
            StandIn.send(exchange, 200, "application/json", "[{\"id\":1}]".getBytes(StandardCharsets.UTF_8)));

    @Autowired
    private List<Connector> connectors;

    @Autowired
    private ConnectionStore store;

    @Autowired
    private Uploads uploads;

    @Autowired
    private CurrentCaller currentCaller;

    @Autowired
    private AuditEntries trail;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void shut() {
        system.close();
    }

    @Test
    void secretsWorkOnWhenTheOldKeyIsGone() {
        UUID id = at(keys('a'), connections -> connections.create(shop()));
        assertThat(keyThatArrives(keys('a'), id)).isEqualTo("Bearer s3cret-4711");

        assertThat(keyThatArrives(keys('b', 'a'), id)).isEqualTo("Bearer s3cret-4711");
        assertThat(at(keys('b', 'a'), Connections::hasSecretsOfEarlierKeys)).isTrue();
        assertThat(at(keys('b', 'a'), Connections::rotateSecrets)).isEqualTo(1);
        assertThat(at(keys('b', 'a'), Connections::hasSecretsOfEarlierKeys)).isFalse();
        assertThat(at(keys('b', 'a'), Connections::rotateSecrets)).as("again").isZero();

        assertThat(keyThatArrives(keys('b'), id)).isEqualTo("Bearer s3cret-4711");
        assertThatThrownBy(() -> keyThatArrives(keys('a'), id)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aConnectionThatIsSavedIsSealedAnewToo() {
        UUID id = at(keys('a'), connections -> connections.create(shop()));
        at(keys('b', 'a'), connections -> {
            connections.update(
                    id,
                    1,
                    new ConnectionDraft(
                            "Shop 2",
                            SourceSystem.CUSTOM,
                            system.uri("/").toString(),
                            auth(),
                            Secrets.none(),
                            entities()));
            return id;
        });
        assertThat(keyThatArrives(keys('b'), id)).isEqualTo("Bearer s3cret-4711");
    }

    /** Else the console would ask without a key, and be refused for a reason that is none. */
    @Test
    void whoRemovesTheOldKeyTooEarlyIsTold() {
        UUID id = at(keys('a'), connections -> connections.create(shop()));
        assertThatThrownBy(() -> keyThatArrives(keys('b'), id)).isInstanceOf(IllegalStateException.class);
        assertThat(system.asked()).isEmpty();
        assertThat(keyThatArrives(keys('b', 'a'), id)).as("it comes back").isEqualTo("Bearer s3cret-4711");
    }

    /** Asks the system as an installation with these keys would. */
    private String keyThatArrives(SecretKeyProperties keys, UUID id) {
        TestAnswer answer = at(keys, connections -> connections.test(id, EntityType.PRODUCT));
        assertThat(answer.isGood()).isTrue();
        return system.asked().getLast().headers().get("Authorization").getFirst();
    }

    private <T> T at(SecretKeyProperties keys, Function<Connections, T> act) {
        var safe = new SecretSafe(new SecretBox(keys), JSON);
        var installation = new Connections(
                store, safe, new Connectors(connectors, store, safe, uploads, currentCaller), currentCaller, trail);
        return currentCaller.callAs(admin, () -> transaction.execute(status -> act.apply(installation)));
    }

    private ConnectionDraft shop() {
        return new ConnectionDraft(
                "Shop",
                SourceSystem.CUSTOM,
                system.uri("/").toString(),
                auth(),
                Secrets.of(Map.of("key", "s3cret-4711")),
                entities());
    }

    private static ObjectNode auth() {
        return JSON.createObjectNode().put("auth", "bearer");
    }

    private static List<EntitySetup> entities() {
        return List.of(new EntitySetup(
                EntityType.PRODUCT, true, JSON.createObjectNode().put("id", "/id"), JSON.createArrayNode()));
    }

    private static SecretKeyProperties keys(char current, Character... earlier) {
        return new SecretKeyProperties(
                key(current),
                Path.of("target", "none"),
                Arrays.stream(earlier).map(KeyRotationTest::key).toList());
    }

    private static String key(char of) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) of);
        return Base64.getEncoder().encodeToString(key);
    }
}
