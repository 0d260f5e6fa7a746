package com.mantisnxt.sync.upkeep;

import static com.mantisnxt.sync.upkeep.LogCatalogue.qualified;

import com.mantisnxt.sync.database.OwnerWork;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes a detached part of the log to a file, one row a line, before it is dropped. The file gets its name when all of
 * it lies on the disk, and counts only when read again it has as many lines as the table has rows.
 */
@Component
class LogArchive {

    private static final int CHUNK = 5_000;

    private final OwnerWork owner;
    private final @Nullable Path directory;

    LogArchive(OwnerWork owner, UpkeepProperties properties) {
        this.owner = owner;
        this.directory = properties.archiveDirectory();
    }

    boolean isWanted() {
        return directory != null;
    }

    /** Before anything is touched: whether a file of about that size could be written. */
    void check(long bytes) {
        Path folder = directory;
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new IllegalStateException("The archive's directory " + folder + " can't be written to.");
            }
            long room = Files.getFileStore(folder).getUsableSpace();
            if (room < bytes) {
                throw new IllegalStateException("The archive's directory " + folder + " has room for " + room
                        + " bytes, and the month has " + bytes + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The archive's directory " + folder + " can't be used: " + e, e);
        }
    }

    /** Whether an earlier run wrote the whole of it, and only the drop was left. */
    boolean holds(@Nullable String file, long rows) {
        try {
            if (file == null || !Files.isRegularFile(Path.of(file))) {
                return false;
            }
            verify(Path.of(file), rows);
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    /** The file with all rows of a table that the owner may look into; empty where none is wanted. */
    Optional<Path> write(String table, long rows) {
        Path folder = directory;
        if (folder == null) {
            return Optional.empty();
        }
        try {
            Files.createDirectories(folder);
            Path file = free(folder, table);
            Path part = file.resolveSibling(file.getFileName() + ".part");
            try {
                copy(table, part);
                verify(part, rows);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                sync(folder);
            } finally {
                Files.deleteIfExists(part);
            }
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The archive of " + table + " could not be written: " + e, e);
        }
    }

    private static Path free(Path folder, String table) {
        Path file = folder.resolve(table + ".ndjson.gz");
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve(table + "-" + number + ".ndjson.gz");
        }
        return file;
    }

    private void copy(String table, Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var zip = new GZIPOutputStream(Channels.newOutputStream(channel), 1 << 16);
            Writer lines = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
            List<Line> chunk = chunk(table, null);
            while (!chunk.isEmpty()) {
                for (Line line : chunk) {
                    lines.append(line.json()).append('\n');
                }
                chunk = chunk.size() < CHUNK ? List.of() : chunk(table, chunk.getLast());
            }
            lines.flush();
            zip.finish();
            channel.force(true);
        }
    }

    /** Each in a transaction of its own, so that a long archive holds nothing up. */
    private List<Line> chunk(String table, @Nullable Line after) {
        String beyond = after == null ? "" : " where (id, created_at) > (cast(:id as uuid), cast(:at as timestamptz))";
        return owner.once(jdbc -> {
            var query = jdbc.sql("select id::text as id, created_at::text as at, row_to_json(t)::text as json from "
                    + qualified(table) + " t" + beyond + " order by id, created_at limit " + CHUNK);
            return (after == null ? query : query.param("id", after.id()).param("at", after.at()))
                    .query(Line.class)
                    .list();
        });
    }

    private static void verify(Path file, long rows) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            long found = lines.lines().count();
            if (found != rows) {
                throw new IOException("it has " + found + " lines, and the table " + rows + " rows");
            }
        } catch (UncheckedIOException cut) {
            throw cut.getCause();
        }
    }

    /** A name survives a power cut only when its directory was written too. */
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    record Line(String id, String at, String json) {}
}
