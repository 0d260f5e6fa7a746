package com.mantisnxt.sync.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** A month is archived before it goes, where that is wanted; without an archive it stays. */
@ParameterizedClass
@EnumSource(TestServer.class)
class ArchiveTest extends LogOfManyMonths {

    @TempDir
    Path folder;

    @Test
    void aMonthIsArchivedRowByRowBeforeItGoes() throws IOException {
        log.archive = folder.resolve("made/when/needed");
        log.administrator.run(
                "update sync_activity_log set details = '{\"a\": [1, \"\\n\\u2028ž\"]}', error_message = E'two\\nlines'"
                        + " where message = 'row of 2025-11-05'");
        String original = log.administrator.value(
                String.class,
                "select row_to_json(l)::text from sync_activity_log l where message = 'row of 2025-11-05'");
        log.now = Instant.parse("2027-01-01T00:00:00Z");
        log.retain();
        List<String> lines = lines(log.archive.resolve("sync_activity_log_2025_11.ndjson.gz"));
        assertThat(lines).hasSize(2).contains(original);
        assertThat(lines)
                .allSatisfy(line -> assertThat(JsonMapper.shared()
                                .readTree(line)
                                .path("org_id")
                                .asString())
                        .isEqualTo(log.organisation.id().toString()));
        assertThat(files())
                .containsExactly("sync_activity_log_2025_11.ndjson.gz", "sync_activity_log_before_2025_11.ndjson.gz");
        assertThat(log.drops())
                .extracting(drop -> drop.get("archive"))
                .containsExactly(
                        log.archive
                                .resolve("sync_activity_log_before_2025_11.ndjson.gz")
                                .toString(),
                        log.archive
                                .resolve("sync_activity_log_2025_11.ndjson.gz")
                                .toString());
    }

    @Test
    void aLongMonthIsWrittenChunkByChunkWithoutARowTwiceOrMissing() throws IOException {
        log.archive = folder.resolve("archive");
        log.administrator.run("set session_replication_role = replica");
        log.administrator.run(
                "insert into sync_activity_log (org_id, action, status, created_at)"
                        + " select ?, 'batch_process', 'completed', '2025-11-10' from generate_series(1, 12000)",
                log.organisation.id());
        log.now = Instant.parse("2027-01-01T00:00:00Z");
        assertThat(log.retain()).contains("dropped sync_activity_log_2025_11 12002");
        assertThat(lines(log.archive.resolve("sync_activity_log_2025_11.ndjson.gz")))
                .hasSize(12002)
                .doesNotHaveDuplicates();
    }

    @Test
    void aDirectoryThatCannotBeUsedIsFoundBeforeAnythingIsTouched() throws IOException {
        log.archive = Files.writeString(folder.resolve("a-file"), "in the way");
        log.now = Instant.parse("2027-01-01T00:00:00Z");
        List<String> partitions = log.partitions();
        assertThatThrownBy(log::retain).hasMessageContaining("The archive's directory");
        assertThat(log.partitions()).isEqualTo(partitions);
        assertThat(rows()).hasSize(6);
    }

    @Test
    void whenTheArchiveFailsTheMonthGoesBackIntoTheLog() throws IOException {
        log.archive = folder.resolve("archive");
        // the directory can be written to; the name that the file is to get at first is taken by a directory
        Files.createDirectories(log.archive.resolve("sync_activity_log_2025_11.ndjson.gz.part/occupied"));
        log.now = Instant.parse("2027-01-01T00:00:00Z");
        List<String> partitions = log.partitions();
        assertThatThrownBy(log::retain).hasMessageContaining("could not be written");
        assertThat(log.partitions()).isEqualTo(partitions);
        assertThat(rows()).contains("row of 2025-11-05", "row of 2025-11-30").doesNotContain("row of 1999-05-05");
        log.row("2025-10-05");
        assertThat(log.places()).startsWith("row of 2025-10-05 in sync_activity_log_past");
        assertThat(unguarded()).isEmpty();
    }

    @Test
    void whenTheArchiveOfThePastFailsItGoesBackToo() throws IOException {
        log.archive = folder.resolve("archive");
        Files.createDirectories(log.archive.resolve("sync_activity_log_before_2025_11.ndjson.gz.part/occupied"));
        log.now = Instant.parse("2026-12-01T00:00:00Z");
        List<String> partitions = log.partitions();
        assertThatThrownBy(log::retain).hasMessageContaining("could not be written");
        assertThat(log.partitions()).isEqualTo(partitions);
        assertThat(log.places()).startsWith("row of 1999-05-05 in sync_activity_log_past");
        assertThat(unguarded()).isEmpty();
        deleteRecursively(log.archive.resolve("sync_activity_log_before_2025_11.ndjson.gz.part"));
        assertThat(log.retain()).containsExactly("dropped sync_activity_log_before_2025_11 1");
    }

    /** Killed between the detaching and the archive: the next run takes it up from there. */
    @Test
    void whatAKilledRunHadDetachedIsArchivedAndDroppedByTheNext() throws IOException {
        log.now = Instant.parse("2027-01-01T00:00:00Z");
        log.notice = Duration.ofDays(30);
        log.retain();
        log.administrator.run("update sync_console.upkeep_drop set noticed_at = '2026-01-01'");
        DropRow due =
                log.owner.work().once(jdbc -> DropList.ripe(jdbc, log.now)).getFirst();
        new MonthExit(log.owner.work(), new LogArchive(log.owner.work(), log.properties()), log.properties())
                .detach(due, 0);
        assertThat(rows()).doesNotContain("row of 1999-05-05");
        log.archive = folder.resolve("archive");
        assertThat(log.rollOver()).noneMatch(step -> step.startsWith("swept"));
        assertThat(log.retain())
                .containsExactly("dropped sync_activity_log_before_2025_11 1", "dropped sync_activity_log_2025_11 2");
        assertThat(lines(log.archive.resolve("sync_activity_log_before_2025_11.ndjson.gz")))
                .hasSize(1);
    }

    /** It is read again before its month goes: what a full disk or another program cut short is no archive. */
    @Test
    void aFileCountsOnlyWithALineForEachRow() throws IOException {
        log.archive = folder;
        var archive = new LogArchive(log.owner.work(), log.properties());
        Path file = folder.resolve("sync_activity_log_2025_11.ndjson.gz");
        try (var zip = new GZIPOutputStream(Files.newOutputStream(file))) {
            zip.write("{}\n{}\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(archive.holds(file.toString(), 2)).isTrue();
        assertThat(archive.holds(file.toString(), 3)).isFalse();
        assertThat(archive.holds(file.toString(), 1)).isFalse();
        assertThat(archive.holds(null, 2)).isFalse();
        assertThat(archive.holds(file + ".part", 2)).isFalse();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 9));
        assertThat(archive.holds(file.toString(), 2)).isFalse();
    }

    @Test
    void anArchiveIsNeverWrittenOver() throws IOException {
        log.archive = Files.createDirectories(folder.resolve("archive"));
        Path earlier = Files.writeString(log.archive.resolve("sync_activity_log_2025_11.ndjson.gz"), "earlier");
        log.now = Instant.parse("2027-01-01T00:00:00Z");
        log.retain();
        assertThat(earlier).hasContent("earlier");
        assertThat(lines(log.archive.resolve("sync_activity_log_2025_11-2.ndjson.gz")))
                .hasSize(2);
    }

    private List<String> unguarded() {
        return log.administrator.values(
                String.class,
                "select relname from pg_class where relname like 'sync_activity_log%' and relkind = 'r'"
                        + " and not (relrowsecurity and relforcerowsecurity)");
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(log.archive)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    private static void deleteRecursively(Path path) throws IOException {
        try (var files = Files.walk(path)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
