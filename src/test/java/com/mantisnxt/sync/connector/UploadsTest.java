package com.mantisnxt.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.security.Probes;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Files that are handed in instead of an address. */
class UploadsTest extends ConnectionFixture {

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
    void whateverAFileIsCalledItIsOneLine() {
        UUID id = create(
                draft("Files", null, "none", Map.of(), setup("{'origin':'upload','format':'csv','id':'id'}", "[]")));
        for (String name : Probes.texts().values()) {
            keep(id, name, "id\n1\n");
            String kept = as(admin, () -> uploads.find(id, EntityType.PRODUCT))
                    .orElseThrow()
                    .fileName();
            assertThat(kept).hasSizeBetween(1, 255).doesNotContainPattern("[\\p{Cc}\u2028\u2029]");
        }
    }
}
