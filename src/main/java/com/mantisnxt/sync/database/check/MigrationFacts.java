package com.mantisnxt.sync.database.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Our migrations beside the history of a database. Flyway would tell the same, but sets up its sessions in ways that
 * would outlive it behind a pooler.
 */
public record MigrationFacts(List<String> pending, List<Integer> versions, List<String> refusals, int newest) {

    private static final int BEHIND_AN_EARLIER_DELIVERY = 24;
    private static final Pattern NAME = Pattern.compile("V(\\d+)__(\\w+)\\.sql");
    private static final String HISTORY = """
            select version::integer as version, checksum, success, type
              from sync_console.schema_history
             where version is not null
            """;

    private record Ours(int version, String name, int checksum) {}

    private record Applied(int version, @Nullable Integer checksum, boolean success, String type) {

        boolean isBaseline() {
            return type.equals("BASELINE");
        }
    }

    static MigrationFacts of(JdbcClient jdbc, Found found) {
        List<Applied> history =
                found == Found.OURS ? jdbc.sql(HISTORY).query(Applied.class).list() : List.of();
        int start = found == Found.EARLIER_DELIVERY
                ? BEHIND_AN_EARLIER_DELIVERY
                : history.stream()
                        .filter(Applied::isBaseline)
                        .mapToInt(Applied::version)
                        .findFirst()
                        .orElse(0);
        Map<Integer, Applied> applied =
                history.stream().collect(Collectors.toMap(Applied::version, Function.identity(), (one, more) -> more));
        int newest = applied.keySet().stream().mapToInt(Integer::intValue).max().orElse(start);
        List<Ours> behind = ours().values().stream()
                .filter(ours -> ours.version() > start && !applied.containsKey(ours.version()))
                .toList();
        return new MigrationFacts(
                behind.stream().map(Ours::name).toList(),
                behind.stream().map(Ours::version).toList(),
                refusals(applied, behind, newest),
                newest);
    }

    private static List<String> refusals(Map<Integer, Applied> applied, List<Ours> behind, int newest) {
        Map<Integer, Ours> ours = ours();
        List<String> refusals = new ArrayList<>();
        for (Applied one : applied.values()) {
            Ours same = ours.get(one.version());
            if (!one.success()) {
                refusals.add("migration " + one.version() + " failed half-way; restore the backup made before it");
            } else if (same == null && !one.isBaseline() && one.version() < newestOf(ours)) {
                refusals.add("migration " + one.version() + " was applied and is none of ours");
            } else if (same != null && one.checksum() != null && one.checksum() != same.checksum()) {
                refusals.add("migration " + same.name() + " was applied in another form");
            }
        }
        behind.stream()
                .filter(missing -> missing.version() < newest)
                .forEach(late -> refusals.add("migration " + late.name() + " was passed over"));
        return refusals;
    }

    /** Whether a later version of the console was here. */
    boolean isAhead() {
        return newest > newestOf(ours());
    }

    /** The version that the schema has after a start. */
    public static int newestOfOurs() {
        return newestOf(ours());
    }

    private static int newestOf(Map<Integer, Ours> ours) {
        return ours.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static Map<Integer, Ours> ours() {
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migrations/V*.sql");
            return Arrays.stream(files)
                    .map(MigrationFacts::read)
                    .collect(Collectors.toMap(Ours::version, Function.identity(), (one, same) -> one, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ours read(Resource file) {
        var name = NAME.matcher(String.valueOf(file.getFilename()));
        if (!name.matches()) {
            throw new IllegalStateException(file + " is not named like a migration");
        }
        return new Ours(
                Integer.parseInt(name.group(1)),
                "V" + name.group(1) + " " + name.group(2).replace('_', ' '),
                checksum(file));
    }

    /** As Flyway's: of the lines, whatever ends them. */
    private static int checksum(Resource file) {
        var sum = new CRC32();
        try {
            file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) sum.getValue();
    }
}
