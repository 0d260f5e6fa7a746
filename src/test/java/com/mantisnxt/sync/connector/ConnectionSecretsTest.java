package com.mantisnxt.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.secret.SecretBox;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets of connections go in, stay with their host, and come out towards their system only. */
class ConnectionSecretsTest extends ConnectionFixture {

    @Test
    void secretsAreSealedAndShownToNobody() {
        UUID id = create(draft("Shop", "https://shop.example", "bearer", Map.of("key", "open-sesame-4711")));
        assertThat(as(admin, () -> connections.get(id))).asString().doesNotContain("4711");
        assertThat(draft("a", "https://b.example", "bearer", Map.of("key", "open-sesame-4711")))
                .asString()
                .doesNotContain("4711");
        try (Session database = TestServer.POSTGRES_18.shared().asAdministrator()) {
            String row = database.value(
                    String.class,
                    "select row_to_json(c)::text || encode(secrets, 'escape') from sync_console.connection c where id = ?",
                    id);
            assertThat(row).doesNotContain("4711");
            String trail = database.value(
                    String.class,
                    "select string_agg(row_to_json(e)::text, ' ') from sync_console.audit_event e where org_id = ?",
                    admin.org().value());
            assertThat(trail).contains("connection_created").doesNotContain("4711");
        }
    }

    @Test
    void aSealedSecretThatIsMovedToAnotherConnectionDoesNotOpen() {
        UUID one = create(draft("One", "https://one.example", "bearer", Map.of("key", "first")));
        UUID two = create(draft("Two", "https://two.example", "bearer", Map.of("key", "second")));
        try (Session database = TestServer.POSTGRES_18.shared().asAdministrator()) {
            database.run(
                    "update sync_console.connection set secrets ="
                            + " (select secrets from sync_console.connection where id = ?) where id = ?",
                    one,
                    two);
        }
        assertThatThrownBy(() -> as(admin, () -> sources.open(two, EntityType.PRODUCT)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSecretStaysUnlessItIsReplacedOrEmptied() {
        UUID id = create(draft("Shop", "https://shop.example", "bearer", Map.of("key", "first")));
        byte[] before = sealed(id);
        update(id, 1, draft("Shop 2", "https://shop.example/v2", "bearer", Map.of()));
        assertThat(as(admin, () -> connections.get(id)).secretNames()).containsExactly("key");
        update(id, 2, draft("Shop 2", "https://shop.example/v2", "bearer", Map.of("key", "other")));
        assertThat(sealed(id)).isNotEqualTo(before);
        update(id, 3, draft("Shop 2", "https://shop.example/v2", "bearer", Map.of("key", "")));
        assertThat(as(admin, () -> connections.get(id)).secretNames()).isEmpty();
    }

    /** Else whoever may change a connection could have its key sent to a host of their own. */
    @ParameterizedTest
    @CsvSource({"https://evil.example/api", "http://shop.example/api", "https://shop.example:8443/api"})
    void anAddressOfAnotherHostNeedsTheSecretsAnew(String elsewhere) {
        UUID id = create(draft("Shop", "https://shop.example/api", "bearer", Map.of("key", "first")));
        assertCode("secret_needed", () -> update(id, 1, draft("Shop", elsewhere, "bearer", Map.of())));
        update(id, 1, draft("Shop", elsewhere, "bearer", Map.of("key", "anew")));
    }

    @Test
    void rotatingWithoutANewKeyChangesNothing() {
        UUID id = create(draft("Shop", "https://shop.example", "bearer", Map.of("key", "first")));
        byte[] before = sealed(id);
        assertThat(as(admin, connections::rotateSecrets)).isZero();
        assertThat(sealed(id)).isEqualTo(before);
    }

    @Test
    void whatAnEarlierKeySealedIsSealedAnewAndOpensWithTheNewKeyAlone() {
        byte[] old = new byte[32];
        byte[] fresh = new byte[32];
        fresh[0] = 1;
        var before = new SecretBox(keys(old));
        var both = new SecretBox(keys(fresh, old));
        var org = admin.org();
        UUID id = UUID.randomUUID();
        byte[] sealed = new SecretSafe(before, JSON).seal(Secrets.of(Map.of("key", "s")), org, id);
        var safe = new SecretSafe(both, JSON);
        assertThat(safe.isCurrent(sealed)).isFalse();
        byte[] anew = safe.seal(safe.open(sealed, org, id), org, id);
        assertThat(new SecretSafe(new SecretBox(keys(fresh)), JSON)
                        .open(anew, org, id)
                        .find("key"))
                .contains("s");
        assertThat(as(admin, connections::hasSecretsOfEarlierKeys)).isFalse();
    }
}
