package com.mantisnxt.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.secret.SecretBox;
import com.mantisnxt.sync.base.secret.SecretKeyProperties;
import com.mantisnxt.sync.connector.upload.Uploads;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@ConsoleTest
@TestPropertySource(properties = {"sync.connector.allow-private-addresses=true", "sync.connector.largest-upload=3MB"})
class ConnectionsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PRODUCTS = "{'list':'/items','id':'/id','total':'/total'}";

    private final Caller admin = Organisations.anybody();

    @Autowired
    private Connections connections;

    @Autowired
    private Sources sources;

    @Autowired
    private Uploads uploads;

    @Autowired
    private CurrentCaller currentCaller;

    @Test
    void keepsWhatWasEntered() {
        UUID id = create(draft("Shop", "https://shop.example/api", "bearer", Map.of("key", "s3cret")));
        Connection kept = as(admin, () -> connections.get(id));
        assertThat(kept.name()).isEqualTo("Shop");
        assertThat(kept.baseUrl()).isEqualTo("https://shop.example/api");
        assertThat(kept.secretNames()).containsExactly("key");
        assertThat(kept.entities()).singleElement().satisfies(entity -> {
            assertThat(entity.entity()).isEqualTo(EntityType.PRODUCT);
            assertThat(entity.settings().get("list").asString()).isEqualTo("/items");
        });
        assertThat(as(admin, connections::list)).extracting(Connection::id).containsExactly(id);
    }

    @Test
    void anotherOrganisationSeesNothingOfIt() {
        UUID id = create(draft("Shop", "https://shop.example", "none", Map.of()));
        Caller other = Organisations.anybody();
        assertThat(as(other, connections::list)).isEmpty();
        assertCode("connection_unknown", () -> as(other, () -> connections.get(id)));
        assertCode("connection_unknown", () -> as(other, () -> sources.open(id, EntityType.PRODUCT)));
        assertCode("connection_unknown", () -> as(other, () -> connections.test(id, EntityType.PRODUCT)));
        runAs(other, () -> create(other, draft("Shop", "https://shop.example", "none", Map.of())));
    }

    @Test
    void onlyAdministratorsChangeAndEverybodyReads() {
        UUID id = create(draft("Shop", "https://shop.example", "none", Map.of()));
        Caller reader = new Caller(admin.org(), null, "Reader", Set.of(Right.READ, Right.STEER, Right.REPORT));
        assertThat(as(reader, connections::list)).hasSize(1);
        ConnectionDraft draft = draft("Other", "https://shop.example", "none", Map.of());
        for (Runnable act : List.<Runnable>of(
                () -> connections.create(draft),
                () -> connections.update(id, 1, draft),
                () -> connections.archive(id, 1),
                () -> connections.rotateSecrets(),
                () -> connections.test(id, EntityType.PRODUCT),
                () -> uploads.keep(id, EntityType.PRODUCT, "f", new ByteArrayInputStream(new byte[1])))) {
            assertThatThrownBy(() -> runAs(reader, act)).isInstanceOf(NotAllowed.class);
        }
        Caller nobody = new Caller(admin.org(), null, "Nobody", Set.of());
        assertThatThrownBy(() -> as(nobody, connections::list)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as(nobody, () -> sources.open(id, EntityType.PRODUCT)))
                .isInstanceOf(NotAllowed.class);
    }

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
    void aChangeThatWasMadeUnseenIsNotOverwritten() {
        UUID id = create(draft("Shop", "https://shop.example", "none", Map.of()));
        update(id, 1, draft("Shop A", "https://shop.example", "none", Map.of()));
        assertCode(
                "connection_changed", () -> update(id, 1, draft("Shop B", "https://shop.example", "none", Map.of())));
    }

    @Test
    void aNameIsTakenOnceUntilItsConnectionIsArchived() {
        UUID id = create(draft("Shop", "https://shop.example", "none", Map.of()));
        assertCode("connection_name_taken", () -> create(draft("SHOP", "https://shop.example", "none", Map.of())));
        runAs(admin, () -> connections.archive(id, 1));
        create(draft("Shop", "https://shop.example", "none", Map.of()));
        assertCode("connection_archived", () -> as(admin, () -> sources.open(id, EntityType.PRODUCT)));
        assertThat(as(admin, () -> connections.get(id)).archivedAt()).isNotNull();
        assertThat(sealed(id)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "'', https://a.example, name",
                "Shop, ftp://a.example, baseUrl",
                "Shop, https://u:p@a.example, baseUrl",
                "Shop, null, baseUrl"
            })
    void whatCanNotBeIsRefusedByItsField(String name, String url, String field) {
        assertThatThrownBy(() -> create(draft(name, url, "none", Map.of())))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'list':'/items'} | [] | id",
                "{'id':'/id','list':'items'} | [] | list",
                "{'id':'/id','colour':1} | [] | settings",
                "{'id':'/id','paging':{'kind':'link'}} | [] | paging.pointer",
                "{'id':'id','format':'csv','paging':{'kind':'page'}} | [] | paging.kind",
                "{'id':'id','format':'csv','encoding':'klingon'} | [] | encoding",
                "{'id':'id','format':'csv','delimiter':'ab'} | [] | delimiter",
                "{'id':'/id','path':'a b'} | [] | path",
                "{'id':'/id'} | [{'from':'/a'},{'from':'/b','to':'a'}] | mapping",
                "{'id':'/id'} | [{'from':'/a','type':'time','zone':'Mars/Olympus'}] | mapping",
                "{'id':'/id'} | [{'from':'/a','type':'time','pattern':'bbb{'}] | mapping",
                "{'id':'/id'} | [{'to':'a'}] | mapping"
            })
    void settingsThatCanNotBeAreRefusedByTheirField(String settings, String mapping, String field) {
        ConnectionDraft draft = draft("Shop", "https://a.example", "none", Map.of(), setup(settings, mapping));
        assertThatThrownBy(() -> create(draft))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.field()).isEqualTo("entities.product." + field));
    }

    @Test
    void aHeaderForTheKeyMustBeOne() {
        ObjectNode settings = JSON.createObjectNode().put("auth", "header").put("header", "X-Key\r\nHost");
        var draft = new ConnectionDraft(
                "Shop", SourceSystem.CUSTOM, "https://a.example", settings, Secrets.none(), List.of());
        assertThatThrownBy(() -> create(draft)).hasMessageContaining("header");
    }

    @Test
    void aTestShowsTheFirstRecordsAsMapped() {
        try (var standIn = new StandIn(exchange -> StandIn.send(
                exchange,
                200,
                "application/json",
                "{\"total\":4,\"items\":[{\"id\":1,\"p\":\"2.5\"},{\"id\":2,\"p\":3},{\"id\":3},{\"id\":4}]}"
                        .getBytes(StandardCharsets.UTF_8)))) {
            UUID id = create(draft(
                    "Shop",
                    standIn.uri("/").toString(),
                    "bearer",
                    Map.of("key", "s3cret"),
                    setup(PRODUCTS, "[{'from':'/p','to':'price','type':'money'}]")));
            TestAnswer answer = as(admin, () -> connections.test(id, EntityType.PRODUCT));
            assertThat(answer.isGood()).isTrue();
            assertThat(answer.announced()).hasValue(4);
            assertThat(answer.first())
                    .extracting(record -> record.data().get("price").asString(null))
                    .containsExactly("2.50", "3.00", null);
            assertThat(standIn.asked().getFirst().headers().get("Authorization"))
                    .containsExactly("Bearer s3cret");
            assertThat(as(admin, () -> connections.get(id)).lastTest().isGood()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"401, source_wrong_key", "403, source_no_right", "404, source_wrong_address", "503, source_away"})
    void aTestTellsWhatIsWrong(int status, String code) {
        try (var standIn = new StandIn(exchange -> StandIn.send(exchange, status, "text/html", new byte[] {'x'}))) {
            UUID id = create(draft("Shop", standIn.uri("/").toString(), "none", Map.of()));
            TestAnswer answer = as(admin, () -> connections.test(id, EntityType.PRODUCT));
            assertThat(answer.outcome()).isEqualTo(code);
            assertThat(answer.reason()).isNotBlank();
            assertThat(as(admin, () -> connections.get(id)).lastTest().outcome())
                    .isEqualTo(code);
        }
    }

    @Test
    void anEntityThatIsNotSetUpIsRefused() {
        UUID id = create(draft("Shop", "https://shop.example", "none", Map.of()));
        assertCode("entity_not_enabled", () -> as(admin, () -> sources.open(id, EntityType.ORDER)));
    }

    @Test
    void aFileCanBeHandedInInsteadAndReplaced() {
        UUID id = create(
                draft("Files", null, "none", Map.of(), setup("{'origin':'upload','format':'csv','id':'id'}", "[]")));
        assertThat(as(admin, () -> connections.test(id, EntityType.PRODUCT)).outcome())
                .isEqualTo("upload_missing");
        String before = as(admin, () -> sources.fingerprint(id, EntityType.PRODUCT));
        String rows = "x\n".repeat(1_100_000);
        keep(id, "first.csv", "id\n" + rows);
        keep(id, "second.csv", "id,name\n1,Käse\n");
        assertThat(as(admin, () -> sources.fingerprint(id, EntityType.PRODUCT))).isNotEqualTo(before);
        assertThat(as(admin, () -> connections.test(id, EntityType.PRODUCT)).first())
                .extracting(record -> record.data().get("name").asString())
                .containsExactly("Käse");
        assertThat(as(admin, () -> uploads.find(id, EntityType.PRODUCT))
                        .orElseThrow()
                        .fileName())
                .isEqualTo("second.csv");
        try (Session database = TestServer.POSTGRES_18.shared().asAdministrator()) {
            assertThat(database.count(
                            "select count(*) from sync_console.connection_upload_part where org_id = ?",
                            admin.org().value()))
                    .isEqualTo(1);
        }
    }

    @Test
    void aFileThatIsTooLargeLeavesTheOneBefore() {
        UUID id = create(
                draft("Files", null, "none", Map.of(), setup("{'origin':'upload','format':'csv','id':'id'}", "[]")));
        keep(id, "good.csv", "id\n1\n");
        assertCode("upload_too_large", () -> keep(id, "large.csv", "id\n" + "1\n".repeat(2 << 20)));
        assertThat(as(admin, () -> uploads.find(id, EntityType.PRODUCT))
                        .orElseThrow()
                        .fileName())
                .isEqualTo("good.csv");
    }

    @Test
    void theFingerprintFollowsAddressSettingsAndMappingButNotTheName() {
        UUID id = create(draft("Shop", "https://shop.example", "none", Map.of()));
        String first = as(admin, () -> sources.fingerprint(id, EntityType.PRODUCT));
        update(id, 1, draft("Renamed", "https://shop.example", "none", Map.of()));
        assertThat(as(admin, () -> sources.fingerprint(id, EntityType.PRODUCT))).isEqualTo(first);
        update(id, 2, draft("Renamed", "https://shop.example", "none", Map.of(), setup(PRODUCTS, "[{'from':'/a'}]")));
        assertThat(as(admin, () -> sources.fingerprint(id, EntityType.PRODUCT))).isNotEqualTo(first);
        assertThat(as(admin, () -> sources.name(id))).isEqualTo("Renamed");
        assertThat(as(admin, () -> sources.system(id))).isEqualTo(SourceSystem.CUSTOM);
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

    private static SecretKeyProperties keys(byte[] current, byte[]... earlier) {
        var base64 = java.util.Base64.getEncoder();
        return new SecretKeyProperties(
                base64.encodeToString(current),
                java.nio.file.Path.of("target", "none"),
                java.util.Arrays.stream(earlier).map(base64::encodeToString).toList());
    }

    private void keep(UUID id, String name, String content) {
        runAs(
                admin,
                () -> uploads.keep(
                        id,
                        EntityType.PRODUCT,
                        name,
                        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
    }

    private byte[] sealed(UUID id) {
        try (Session database = TestServer.POSTGRES_18.shared().asAdministrator()) {
            return database.value(byte[].class, "select secrets from sync_console.connection where id = ?", id);
        }
    }

    private UUID create(ConnectionDraft draft) {
        return create(admin, draft);
    }

    private UUID create(Caller caller, ConnectionDraft draft) {
        return as(caller, () -> connections.create(draft));
    }

    private void update(UUID id, long version, ConnectionDraft draft) {
        runAs(admin, () -> connections.update(id, version, draft));
    }

    private <T> T as(Caller caller, Supplier<T> work) {
        return currentCaller.callAs(caller, work);
    }

    private void runAs(Caller caller, Runnable work) {
        currentCaller.runAs(caller, work);
    }

    private static ConnectionDraft draft(String name, String url, String auth, Map<String, String> secrets) {
        return draft(name, url, auth, secrets, setup(PRODUCTS, "[]"));
    }

    private static ConnectionDraft draft(
            String name, String url, String auth, Map<String, String> secrets, EntitySetup setup) {
        ObjectNode settings = JSON.createObjectNode().put("auth", auth);
        return new ConnectionDraft(name, SourceSystem.CUSTOM, url, settings, Secrets.of(secrets), List.of(setup));
    }

    private static EntitySetup setup(String settings, String mapping) {
        return new EntitySetup(
                EntityType.PRODUCT,
                true,
                JSON.readValue(settings.replace('\'', '"'), ObjectNode.class),
                JSON.readValue(mapping.replace('\'', '"'), ArrayNode.class));
    }

    private static void assertCode(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code().value()).isEqualTo(code));
    }
}
