package com.mantisnxt.sync.bench.live;

import com.mantisnxt.sync.bench.stage.Database;
import com.mantisnxt.sync.bench.stage.Organisation;
import com.mantisnxt.sync.bench.stage.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The floor under a single tick: nothing but its UPDATE, by pgbench; by JDBC where there is none. */
final class BareUpdates {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final String UPDATE = """
            update public.sync_progress
               set processed_count = processed_count + 1,
                   current_item = processed_count + 1
             where org_id = %s
               and sync_id = %s
            """;

    private final Database database;
    private final Organisation organisation;
    private final String prefix;
    private final int syncs;
    private final Optional<Path> pgbench = find();

    BareUpdates(Database database, Organisation organisation, String prefix, int syncs) {
        this.database = database;
        this.organisation = organisation;
        this.prefix = prefix;
        this.syncs = syncs;
    }

    String name() {
        return pgbench.isPresent() ? "bare UPDATE by pgbench" : "bare UPDATE by JDBC";
    }

    double perSecond(int connections, Duration time) throws Exception {
        return pgbench.isPresent()
                ? byPgbench(pgbench.get(), connections, time)
                : Throughput.perSecond(connections, time, number -> jdbc());
    }

    private static Optional<Path> find() {
        try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            List<Path> found = versions.map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .sorted()
                    .toList();
            return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private double byPgbench(Path executable, int connections, Duration time) throws Exception {
        Path script = Files.createTempFile(Path.of("target", "bench"), "update", ".sql");
        Files.writeString(
                script,
                "\\set n random(0, " + (syncs - 1) + ")\n"
                        + UPDATE.formatted("'" + organisation.id() + "'", "'" + prefix + "' || :n")
                        + ";\n");
        ProcessBuilder builder = new ProcessBuilder(
                        executable.toString(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + connections,
                        "--jobs=2",
                        "--time=" + time.toSeconds(),
                        "--file=" + script,
                        "--host=localhost",
                        "--port=" + database.port(),
                        "--username=sync_app",
                        database.name())
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", Database.PASSWORD);
        builder.environment().put("PGOPTIONS", "-c app.current_org_id=" + organisation.id());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        Files.delete(script);
        Matcher tps = TPS.matcher(output);
        if (process.waitFor() != 0 || !tps.find()) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(tps.group(1));
    }

    private Throughput.Worker jdbc() throws SQLException {
        Sql sql = database.asApplication();
        sql.run(
                "select set_config('app.current_org_id', ?, false)",
                organisation.id().toString());
        PreparedStatement update = sql.connection().prepareStatement(UPDATE.formatted("?", "?"));
        update.setObject(1, organisation.id());
        return new Throughput.Worker() {
            @Override
            public void once() throws SQLException {
                update.setString(2, prefix + ThreadLocalRandom.current().nextInt(syncs));
                update.executeUpdate();
            }

            @Override
            public void close() {
                sql.close();
            }
        };
    }
}
