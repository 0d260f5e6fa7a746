package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of some size on their way through the page of a connection. */
@BrowserTest
class HandInIT {

    @TempDir
    private Path folder;

    @Test
    void aFileOfSeveralMegabytesArrivesByteByByteAndIsRead(Console console) throws Exception {
        OrganisationFixture organisation = console.newOrganisation();
        UUID connection = console.newConnection(organisation, "{\"sku\":\"old\"}\n");
        Path file = lines(5_300_000);
        Page page = pageOf(console, organisation, connection);
        page.locator("input[type=file]").setInputFiles(file);
        assertThat(page.getByText("products.ndjson, %,d bytes".formatted(Files.size(file))))
                .isVisible();
        try (Session session = TestServer.POSTGRES_18.shared().asApplication(organisation.id.value())) {
            Assertions.assertThat(session.values(
                            String.class,
                            "select encode(sha256, 'hex') from sync_console.connection_upload where connection_id = ?",
                            connection))
                    .containsExactly(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
            Assertions.assertThat(session.count("select count(*) from sync_console.connection_upload_part"))
                    .as("in parts of a megabyte")
                    .isEqualTo(6);
            Assertions.assertThat(
                            session.values(
                                    String.class,
                                    "select encode(sha256(string_agg(content, '' order by number)), 'hex') from sync_console.connection_upload_part"))
                    .containsExactlyElementsOf(session.values(
                            String.class, "select encode(sha256, 'hex') from sync_console.connection_upload"));
        }
        button(page, "Test connection").click();
        assertThat(page.locator(".connection-answer")).containsText("Works");
    }

    @Test
    void oneThatIsLargerThanAllowedIsNotKeptAndTheOneBeforeStays(Console console) throws Exception {
        OrganisationFixture organisation = console.newOrganisation();
        UUID connection = console.newConnection(organisation, "{\"sku\":\"old\"}\n");
        Page page = pageOf(console, organisation, connection);
        assertThat(page.getByText("products.ndjson, 14 bytes")).isVisible();
        page.locator("input[type=file]").setInputFiles(lines(21 << 20));
        assertThat(page.getByText("A file may have 20 MB at most.")).isVisible();
        page.reload();
        assertThat(page.getByText("products.ndjson, 14 bytes")).isVisible();
        page.locator("input[type=file]").setInputFiles(lines(2 << 20));
        assertThat(page.locator(".connection-file")).containsText("products.ndjson, 2,");
    }

    private static Page pageOf(Console console, OrganisationFixture organisation, UUID connection) {
        Page page = console.pageOf(organisation.admin);
        page.navigate("/connections/" + connection);
        assertThat(page.locator("input[type=file]")).isVisible();
        return page;
    }

    /** At least so many bytes of products, each another. */
    private Path lines(long bytes) throws IOException {
        Path file = folder.resolve("products.ndjson");
        try (OutputStream out = Files.newOutputStream(file)) {
            long written = 0;
            for (int i = 0; written < bytes; i++) {
                byte[] line = "{\"sku\":\"L-%07d\",\"name\":\"Лампа %d\",\"price\":\"%d.50\"}\n"
                        .formatted(i, i, i % 300)
                        .getBytes(StandardCharsets.UTF_8);
                out.write(line);
                written += line.length;
            }
        }
        return file;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
