package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** db/schema.sql shows reviewers what the migrations add up to; `-Dschema.write=true` writes it anew. */
class SchemaFileTest {

    private static final Path FILE = Path.of("db", "schema.sql");
    private static final String HEAD = """
            -- The schema that the migrations add up to, rendered from PostgreSQL's catalogue by SchemaFileTest.
            -- For reading and for reviews; nothing runs it.

            """;

    @Test
    void theCommittedSchemaIsWhatTheMigrationsMake() throws IOException {
        String made;
        try (Session session = TestServer.POSTGRES_18.shared().asAdministrator()) {
            made = HEAD + Catalogue.of(session);
        }
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(FILE, made);
        }
        assertThat(Files.readString(FILE))
                .as("db/schema.sql is stale; write it with: mvn test -Dtest=SchemaFileTest -Dschema.write=true")
                .isEqualTo(made);
    }
}
