package com.mantisnxt.sync.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/SCHEMA_DEFINITION_0024.md against a database at 0024; `-Ddocs.write=true` writes its tables anew. */
class SchemaDefinitionTest {

    private final Markdown document = Markdown.of("docs", "SCHEMA_DEFINITION_0024.md");
    private Session session;
    private SchemaDefinition definition;

    @BeforeEach
    void aDatabaseAt0024() {
        TestDatabase database = TestServer.POSTGRES_18.empty();
        database.flyway().target(MigrationVersion.fromVersion("24")).load().migrate();
        session = database.asOwner();
        session.set("timezone", "UTC");
        definition = new SchemaDefinition(session);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void itsTablesAreThoseOfTheCatalogue() throws IOException {
        String rendered = definition.render(document.text());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(document.path(), rendered);
        }
        assertThat(Files.readString(document.path()))
                .as("stale; write it with: mvn test -Dtest=SchemaDefinitionTest -Ddocs.write=true")
                .isEqualTo(rendered);
    }

    @Test
    void itLeavesNothingOut() {
        assertThat(SchemaDefinition.blocks(document.text())).containsExactlyInAnyOrderElementsOf(definition.wanted());
        assertThat(session.values(
                        String.class,
                        "select relname from pg_class where relnamespace = 'public'::regnamespace"
                                + " and relkind not in ('r', 'p', 'i', 'I')"))
                .isEmpty();
    }

    @Test
    void itExplainsWhatItNames() {
        assertThat(document.text()).doesNotContain(SchemaDefinition.UNEXPLAINED);
    }
}
