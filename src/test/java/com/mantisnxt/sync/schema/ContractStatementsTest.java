package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statements that existing services send, word for word from where the contract lies, in the order they stand in. */
class ContractStatementsTest {

    private static final Path CONTRACT = Path.of("..", "shared", "contract", "statements.sql");
    private static final Pattern REMARK = Pattern.compile("(?m)^--.*$");

    /** What is sent with each statement, as SQL. */
    private static final List<Function<TestOrganisation, List<String>>> SENT = List.of(
            own -> List.of(uuid(own.id()), "'s'", uuid(own.user())),
            own -> List.of("900", "100", "1000", uuid(own.id()), "'s'"),
            own -> List.of("1050", "50", uuid(own.id()), "'s'"),
            own -> List.of(uuid(own.id())),
            own -> List.of(uuid(own.id()), "'s'", "'{\"new\": []}'", uuid(own.user()), "'key'"),
            own -> List.of("'key'"),
            own -> List.of(uuid(own.id()), "'s'", "'refused: 422'", uuid(own.user())),
            own -> List.of(uuid(own.id()), "'7'"),
            own -> List.of(uuid(own.id()), "'30'"),
            own -> List.of(uuid(own.id()), uuid(own.user())),
            own -> List.of(),
            own -> List.of(uuid(own.id())),
            own -> List.of(uuid(own.id())),
            own -> List.of());

    private static List<String> statements;

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(CONTRACT), "the contract's statements are not on this machine");
        statements = Arrays.stream(REMARK.matcher(Files.readString(CONTRACT))
                        .replaceAll("")
                        .split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    @ParameterizedTest(name = "PostgreSQL {0}, with later migrations: {1}")
    @CsvSource({"POSTGRES_15, false", "POSTGRES_15, true", "POSTGRES_18, false", "POSTGRES_18, true"})
    void eachRunsAsTheApplicationAndDoesWhatItDid(TestServer server, boolean later) {
        assertThat(statements).hasSameSizeAs(SENT);
        TestDatabase database = later ? server.shared() : DeliveryAlone.on(server);
        TestOrganisation own = database.newOrganisation();
        try (Session service = database.asApplication(own.id())) {
            for (int i = 0; i < statements.size(); i++) {
                send(service, i, SENT.get(i).apply(own));
            }
            assertThat(service.row("select processed_count, failed_count, current_item, source_system"
                            + " from sync_progress where sync_id = 's'"))
                    .containsValues(950, 100, 1050, "woocommerce");
            assertThat(service.values(String.class, "select delta_json ->> 'new' from sync_preview_cache"))
                    .containsExactly("[]");
            assertThat(service.values(String.class, "select error_message from sync_activity_log"))
                    .containsExactly("refused: 422");
        }
    }

    /** As a driver does that prepares: the types are PostgreSQL's to find. */
    private static void send(Session service, int number, List<String> values) {
        String arguments = values.isEmpty() ? "" : "(" + String.join(", ", values) + ")";
        service.runScript("prepare sent_" + number + " as " + statements.get(number) + "; execute sent_" + number
                + arguments + "; deallocate sent_" + number);
    }

    private static String uuid(Object id) {
        return "'" + id + "'";
    }
}
