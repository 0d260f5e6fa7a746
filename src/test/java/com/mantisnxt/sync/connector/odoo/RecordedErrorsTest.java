package com.mantisnxt.sync.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.connector.http.Doors;
import com.mantisnxt.sync.connector.http.Outgoing;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every error that was recorded from Odoo 17 and 19, and what it is told as. */
class RecordedErrorsTest {

    private static final String RPC_ERRORS = """
            err_access, NO_RIGHT, not allowed to access
            err_access_read_invoices, NO_RIGHT, Invoicing/Billing
            err_access_unlink, NO_RIGHT, sale.order
            err_access_write_partner, NO_RIGHT, res.partner
            err_bad_domain, UNREADABLE, could not answer
            err_bad_domain_shape, UNREADABLE, could not answer
            err_malformed_json, UNREADABLE, answered 400
            err_missing_required, UNREADABLE, require a name
            err_no_service, UNREADABLE, could not answer
            err_private_method, NO_RIGHT, Private methods
            err_record_missing_write, AWAY, was deleted
            err_unknown_field, UNREADABLE, no field nope_field
            err_unknown_field_domain, UNREADABLE, no field nope_field
            err_unknown_method, UNREADABLE, could not answer
            err_unknown_model, UNREADABLE, not installed
            err_validation_duplicate_barcode, UNREADABLE, already assigned
            err_wrong_password_execute, WRONG_KEY, does not accept
            """;

    private static final String JSON_2_ERRORS = """
            err_401_bad_key, WRONG_KEY, does not accept
            err_401_no_key, WRONG_KEY, does not accept
            err_404_method, UNREADABLE, could not answer
            err_404_model, UNREADABLE, not installed
            err_422_bad_arg, UNREADABLE, could not answer
            err_422_ids_on_api_model, UNREADABLE, could not answer
            err_422_missing_arg, UNREADABLE, could not answer
            err_access, NO_RIGHT, not allowed to access
            err_bad_db, WRONG_ADDRESS, no database named
            err_bad_domain, UNREADABLE, could not answer
            err_bad_domain_shape, UNREADABLE, could not answer
            err_bad_json, UNREADABLE, could not answer
            err_get, UNREADABLE, could not answer
            err_missing_record, AWAY, was deleted
            err_positional_json_rpc_shape, UNREADABLE, could not answer
            err_private_method, NO_RIGHT, Private methods
            err_unknown_field, UNREADABLE, no field nope
            err_unknown_field_domain, UNREADABLE, no field nope
            err_validation, UNREADABLE, require a name
            err_wrong_ct, UNREADABLE, answered 415
            """;

    private final Outgoing outgoing = Doors.toOpen();
    private final StandIn standIn = new StandIn(exchange -> exchange.sendResponseHeaders(500, -1));

    @AfterEach
    void shut() throws IOException {
        standIn.close();
        outgoing.destroy();
    }

    @Test
    void everyErrorOfJsonRpcIsJudged() {
        assertThat(RecordedOdoo.errors("odoo"))
                .containsExactlyElementsOf(expected(RPC_ERRORS).keySet());
        expected(RPC_ERRORS).forEach((name, words) -> {
            signIn("authenticate");
            judge("odoo", name, words, new JsonRpc(access("odoo17"), wire()));
        });
    }

    @Test
    void everyErrorOfJson2IsJudged() {
        assertThat(RecordedOdoo.errors("odoo19-json2"))
                .containsExactlyElementsOf(expected(JSON_2_ERRORS).keySet());
        expected(JSON_2_ERRORS)
                .forEach((name, words) -> judge("odoo19-json2", name, words, new Json2(access("odoo19"), wire())));
    }

    @ParameterizedTest
    @CsvSource({
        "authenticate_wrong_password, WRONG_KEY, does not accept the user",
        "authenticate_wrong_db, WRONG_ADDRESS, no database named \"nosuchdb\"",
        "err_access, NO_RIGHT, does not let this user in: You are"
    })
    void signingInTellsAWrongKeyFromAWrongDatabase(String name, Kind kind, String words) {
        judge("odoo", name, new Words(kind, words), new JsonRpc(access("nosuchdb"), wire()));
    }

    @ParameterizedTest
    @CsvSource({"odoo, none_result", "odoo19-json2, t5_none"})
    void aMethodWithoutAResultIsNoFault(String folder, String name) {
        Transport transport;
        if (folder.equals("odoo")) {
            signIn("authenticate_demo");
            transport = new JsonRpc(access("odoo17"), wire());
        } else {
            transport = new Json2(access("odoo19"), wire());
        }
        RecordedOdoo.Case recorded = RecordedOdoo.one(folder, name);
        standIn.once(recorded::send);
        assertThat(transport.call(Call.of("stock.quant", "x")).result().isNull())
                .isTrue();
    }

    @Test
    void aWalkThatGetsNothingInsteadOfRecordsSaysSo() {
        signIn("authenticate");
        standIn.once(RecordedOdoo.one("odoo", "none_result")::send);
        var setup = OdooFixture.setup(EntityType.PRODUCT, "{}", "[]");
        var walk = OdooFixture.source(outgoing, OdooFixture.endpoint(standIn.uri("/"), OdooFixture.RPC, setup))
                .walk(EntityType.PRODUCT);
        assertThat(OdooFixture.fault(walk).reason()).contains("product.product").contains("something else");
    }

    private record Words(Kind kind, String said) {}

    private static Map<String, Words> expected(String table) {
        Map<String, Words> expected = new TreeMap<>();
        table.lines()
                .map(line -> line.split(", ", 3))
                .forEach(line -> expected.put(line[0], new Words(Kind.valueOf(line[1]), line[2])));
        return expected;
    }

    private void signIn(String name) {
        standIn.once(RecordedOdoo.one("odoo", name)::send);
    }

    private void judge(String folder, String name, Words words, Transport transport) {
        RecordedOdoo.Case recorded = RecordedOdoo.one(folder, name);
        standIn.once(recorded::send);
        String model = recorded.model().isEmpty() ? "res.partner" : recorded.model();
        SourceFault fault =
                catchThrowableOfType(SourceFault.class, () -> transport.call(Call.of(model, "search_read")));
        assertThat(fault).as(name).isNotNull();
        assertThat(fault.kind()).as(name).isEqualTo(words.kind());
        assertThat(fault.reason())
                .as(name)
                .contains(words.said())
                .endsWith(".")
                .doesNotContain("Traceback", "psycopg2", "127.0.0.1\"", "54330", ".py", "s3cret", "<");
    }

    private Access access(String database) {
        return new Access(URI.create(standIn.uri("/").toString()), database, "admin", "s3cret");
    }

    private Wire wire() {
        return new Wire(outgoing, Clock.systemUTC(), 1 << 20);
    }

    /** No recorded body is so small that it says nothing. */
    @Test
    void whatIsRecordedHoldsWhatMustNotBeShown() {
        var recorded = RecordedOdoo.one("odoo", "err_access");
        assertThat(new String(recorded.body(), StandardCharsets.UTF_8)).contains("Traceback");
    }
}
