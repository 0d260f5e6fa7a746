package com.mantisnxt.sync.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.NeedsTool;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was archived comes back as it was, by the command that the file for it gives. */
@NeedsTool("psql")
class RestoreTest {

    private static final Path SCRIPT = Path.of("db", "restore_archive.sql");

    @TempDir
    Path folder;

    private KeptLog log;
    private Path archive;

    @BeforeEach
    void anArchivedMonth() {
        log = new KeptLog(TestServer.POSTGRES_18);
        archive = folder.resolve("sync_activity_log_2025_11.ndjson.gz");
        log.row("2025-11-05");
        log.row("2025-11-06");
        log.administrator.run(
                "update sync_activity_log set error_message = E'a \\\\ back\\nslash, \\t\"quotes\" \\u2028 ž',"
                        + " details = '{\"k\": [1, null, \"\\\\\"]}', duration_seconds = 1.25, user_id = ?"
                        + " where message = 'row of 2025-11-05'",
                log.organisation.user());
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void everyRowComesBackAsItWasAndOnce() throws Exception {
        List<String> before = rows();
        drop();
        assertThat(rows()).isEmpty();
        assertThat(restore()).contains("2 of 2 rows restored");
        assertThat(rows()).isEqualTo(before);
        assertThat(log.service.count("select count(*) from sync_activity_log where position > 0"))
                .as("to be counted anew")
                .isEqualTo(2);
        assertThat(restore()).contains("0 of 2 rows restored");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void goneOrganisationsAreLeftOutAndGonePeopleNotNamed() throws Exception {
        TestOrganisation gone = log.database.newOrganisation();
        try (Session service = log.database.asApplication(gone.id())) {
            service.run(
                    "insert into sync_activity_log (org_id, action, status, created_at)"
                            + " values (?, 'sync_start', 'completed', '2025-11-07')",
                    gone.id());
        }
        drop();
        log.administrator.run("delete from public.organization where id = ?", gone.id());
        log.administrator.run("delete from auth.users_extended where id = ?", log.organisation.user());
        assertThat(restore()).contains("Organisation " + gone.id() + " is gone", "2 of 3 rows restored");
        assertThat(log.service.values(String.class, "select user_id::text from sync_activity_log"))
                .containsOnlyNulls();
    }

    private void drop() {
        log.archive = folder;
        log.now = Instant.parse("2027-01-01T00:00:00Z");
        log.retain();
        assertThat(archive).exists();
    }

    private List<String> rows() {
        return log.service.values(
                String.class, "select (to_jsonb(l) - 'position')::text from sync_activity_log l order by created_at");
    }

    /** The command in the head of the file, but for the pipe. */
    private String restore() throws IOException, InterruptedException {
        Path lines = folder.resolve("lines");
        try (var packed = new GZIPInputStream(Files.newInputStream(archive))) {
            Files.write(lines, packed.readAllBytes());
        }
        assertThat(Files.readString(SCRIPT))
                .contains("-c \"create temp table archived (line text)\"")
                .contains("-c \"\\copy archived from pstdin csv quote e'\\x01' delimiter e'\\x02'\"");
        Process process = new ProcessBuilder(
                        "psql",
                        "--no-psqlrc",
                        "--host=localhost",
                        "--port=" + log.database.port(),
                        "-d",
                        log.database.name(),
                        "-U",
                        "sync_owner",
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-1",
                        "-c",
                        "create temp table archived (line text)",
                        "-c",
                        "\\copy archived from pstdin csv quote e'\\x01' delimiter e'\\x02'",
                        "-f",
                        SCRIPT.toString())
                .redirectInput(lines.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
