package com.mantisnxt.sync.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.SettingField;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.connector.WriteOffer;
import com.mantisnxt.sync.connector.http.Doors;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a test of a connection answers, and which interface is taken. */
class OdooCheckTest extends OdooFixture {

    @BeforeEach
    void shop() {
        odoo.table("product.product", "name:char", "[{'id':1,'name':'A'}]");
    }

    private SourceFault fault(EntityType entity, String settings, String key) {
        EntitySetup setup = setup(entity, "{}", "[]");
        var endpoint = new Endpoint(
                UUID.randomUUID(), standIn.uri("/"), object(settings), Secrets.of(Map.of(OdooForm.KEY, key)), setup);
        return fault(source(outgoing, endpoint).walk(entity));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {RPC + ";17", JSON_2 + ";19", AUTO + ";17", AUTO + ";19"})
    void aWrongKeyIsTold(String settings, int version) {
        odoo.version(version);
        SourceFault fault = fault(EntityType.PRODUCT, settings, "f".repeat(40));
        assertThat(fault.kind()).isEqualTo(Kind.WRONG_KEY);
        assertThat(fault.reason()).contains("does not accept the user").doesNotContain("ffff");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {RPC + ";17", JSON_2 + ";19"})
    void aWrongDatabaseIsTold(String settings, int version) {
        odoo.version(version);
        SourceFault fault = fault(EntityType.PRODUCT, settings.replace("'shop'", "'shpo'"), OdooStandIn.KEY);
        assertThat(fault.kind()).isEqualTo(Kind.WRONG_ADDRESS);
        assertThat(fault.reason()).contains("no database named \"shpo\"").doesNotContain("10.0.0.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {RPC + ";17", JSON_2 + ";19"})
    void anAppThatIsNotInstalledIsTold(String settings, int version) {
        odoo.version(version);
        SourceFault fault = fault(EntityType.ORDER, settings, OdooStandIn.KEY);
        assertThat(fault.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(fault.reason()).isEqualTo("This Odoo has no sale.order: its app Sales is not installed.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {RPC + ";17", JSON_2 + ";19"})
    void aMissingRightIsToldWithTheGroupsThatHaveIt(String settings, int version) {
        odoo.version(version);
        odoo.instead("product.product.search_count", call -> {
            throw new OdooStandIn.Raised(
                    403,
                    "odoo.exceptions.AccessError",
                    "You are not allowed to access 'Product' records.\n\nThis operation is allowed for:\n\t- Sales/User");
        });
        SourceFault fault = fault(EntityType.PRODUCT, settings, OdooStandIn.KEY);
        assertThat(fault.kind()).isEqualTo(Kind.NO_RIGHT);
        assertThat(fault.reason())
                .contains("read product.product", "allowed for: - Sales/User")
                .doesNotContain("Traceback", "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {RPC + ";17", JSON_2 + ";19"})
    void aBusyDatabaseIsNoFaultOfTheConnection(String settings, int version) {
        odoo.version(version);
        odoo.instead("product.product.search_count", call -> {
            throw new OdooStandIn.Raised(
                    500, "psycopg2.OperationalError", "FATAL: too many connections for database \"shop\"");
        });
        assertThat(fault(EntityType.PRODUCT, settings, OdooStandIn.KEY).kind()).isEqualTo(Kind.AWAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {RPC, JSON_2})
    void whatIsNoOdooIsTold(String settings) throws IOException {
        try (var other = new StandIn(exchange -> StandIn.send(
                exchange, 404, "text/html", "<html><title>nginx</title>".getBytes(StandardCharsets.UTF_8)))) {
            var endpoint = endpoint(other.uri("/shop"), settings, setup(EntityType.PRODUCT, "{}", "[]"));
            SourceFault fault = fault(source(outgoing, endpoint).walk(EntityType.PRODUCT));
            assertThat(fault.kind()).isEqualTo(Kind.WRONG_ADDRESS);
            assertThat(fault.reason()).contains("there is no Odoo interface at /shop/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {RPC, JSON_2, AUTO})
    void aPageOfAProxyIsTold(String settings) throws IOException {
        try (var proxy = new StandIn(exchange -> StandIn.send(
                exchange, 200, "text/html", "<html><title>Sign in</title>".getBytes(StandardCharsets.UTF_8)))) {
            var endpoint = endpoint(proxy.uri("/"), settings, setup(EntityType.PRODUCT, "{}", "[]"));
            SourceFault fault = fault(source(outgoing, endpoint).walk(EntityType.PRODUCT));
            assertThat(fault.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(fault.reason()).contains("web page");
        }
    }

    @Test
    void otherJsonThanOdoosIsTold() {
        standIn.once(200, "application/json", "{\"status\":\"ok\"}");
        assertThat(fault(EntityType.PRODUCT, RPC, OdooStandIn.KEY).reason()).contains("not as Odoo does");
    }

    @ParameterizedTest
    @CsvSource({
        "14, true, false",
        "18, true, false",
        "19, true, true",
        "21, true, true",
        "19, false, false",
        "22, false, true"
    })
    void theVersionAndTheKeyDecideOnTheInterface(int version, boolean isApiKey, boolean isJson2) {
        odoo.version(version);
        fault(EntityType.ORDER, AUTO, isApiKey ? OdooStandIn.KEY : "my password");
        assertThat(standIn.asked().getFirst().uri().getPath()).isEqualTo("/web/version");
        assertThat(standIn.asked().getLast().uri().getPath().startsWith("/json/2/"))
                .isEqualTo(isJson2);
    }

    @Test
    void odooComWritesItsVersionWithLetters() {
        odoo.version(19);
        standIn.once(200, "application/json", "{\"version_info\":[\"saas~19\",1,0,\"final\",0,\"\"]}");
        fault(EntityType.ORDER, AUTO, OdooStandIn.KEY);
        assertThat(standIn.asked().getLast().uri().getPath()).startsWith("/json/2/");
    }

    @Test
    void aServerThatIsAwayWhenAskedForItsVersionIsNotTakenForAnOldOne() {
        odoo.version(19);
        standIn.once(503, "text/html", "<html>", "Retry-After", "30");
        var source = source(EntityType.PRODUCT, AUTO, "{}", "[]");
        var walk = source.walk(EntityType.PRODUCT);
        assertThat(fault(walk).kind()).isEqualTo(Kind.AWAY);
        assertThat(all(walk)).hasSize(1);
        assertThat(standIn.asked().getLast().uri().getPath()).startsWith("/json/2/");
    }

    @Test
    void oneSignInIsEnoughForAWalk() {
        all(EntityType.PRODUCT);
        assertThat(standIn.asked()).hasSize(odoo.asked().size() + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.odoo.com, https://shop.odoo.com/jsonrpc",
        "https://shop.odoo.com/, https://shop.odoo.com/jsonrpc",
        "https://shop.odoo.com/web, https://shop.odoo.com/jsonrpc",
        "https://shop.odoo.com/web/login?redirect=x, https://shop.odoo.com/jsonrpc",
        "https://shop.odoo.com/odoo/sales/12, https://shop.odoo.com/jsonrpc",
        "https://shop.example:8069/web#menu_id=4, https://shop.example:8069/jsonrpc",
        "https://shop.example/erp/, https://shop.example/erp/jsonrpc",
        "https://shop.example/website, https://shop.example/website/jsonrpc"
    })
    void whatTheBrowserShowsBehindTheHostDoesNotMatter(String entered, String asked) {
        assertThat(new Access(URI.create(entered), "", "", "").at("/jsonrpc")).hasToString(asked);
    }

    @Test
    void nothingShowsTheKey() {
        assertThat(new Access(URI.create("https://a.example"), "db", "user", "s3cret").toString())
                .doesNotContain("s3cret");
    }

    private static ConnectionDraft draft(String settings, List<EntitySetup> entities) {
        return new ConnectionDraft(
                "Shop", SourceSystem.ODOO, "https://shop.odoo.com", object(settings), Secrets.none(), entities);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'user':'a'};settings.database",
                "{'database':'shop'};settings.user",
                "{'database':'shop','user':'a','protocol':'xml'};settings.protocol",
                "{'database':'shop','user':'a','language':'German'};settings.language",
                "{'database':'shop','user':'a','colour':'red'};settings.colour"
            })
    void whatIsMissingOrWrongIsNamed(String settings, String field) {
        assertThatThrownBy(() -> connector().check(draft(settings, List.of())))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void aKeyOfJson2NeedsNoUser() {
        connector().check(draft(JSON_2, List.of(setup(EntityType.CUSTOMER, "{'which':'all'}", "[]"))));
        connector().check(draft("{'database':'shop','user':'a','language':'sr@latin'}", List.of()));
        assertThat(connector().system()).isEqualTo(SourceSystem.ODOO);
        assertThat(connector().form().entities()).containsOnlyKeys(EntityType.values());
    }

    private OdooConnector connector() {
        return new OdooConnector(outgoing, Doors.properties(), Clock.systemUTC());
    }

    @Test
    void theUsualMappingsCanBeFollowed() {
        OdooForm.FORM
                .entities()
                .forEach((entity, offer) -> com.mantisnxt.sync.connector.mapping.MappedFields.check(
                        new EntitySetup(entity, true, object("{}"), offer.mapping())));
    }

    @Test
    void everythingThatIsEnteredHasItsWords() throws IOException {
        var words = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/vaadin-i18n/translations.properties"))) {
            words.load(reader);
        }
        assertThat(words).containsKeys("connections.field.odoo.address", "connections.hint.odoo.address");
        OdooForm.FORM.access().forEach(field -> assertWords(words, "odoo.", field));
        OdooForm.FORM
                .entities()
                .forEach((entity, offer) ->
                        offer.settings().forEach(field -> assertWords(words, "odoo." + entity.label() + ".", field)));
    }

    private static void assertWords(Properties words, String prefix, SettingField field) {
        // the same switch for every system
        String key = field.equals(WriteOffer.SWITCH) ? field.name() : prefix + field.name();
        assertThat(words).containsKeys("connections.field." + key, "connections.hint." + key);
        field.choices().forEach(choice -> assertThat(words).containsKey("connections." + key + "." + choice));
    }
}
