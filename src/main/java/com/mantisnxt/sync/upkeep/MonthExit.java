package com.mantisnxt.sync.upkeep;

import static com.mantisnxt.sync.upkeep.LogCatalogue.PAST;
import static com.mantisnxt.sync.upkeep.LogCatalogue.PREFIX;
import static com.mantisnxt.sync.upkeep.LogCatalogue.qualified;

import com.mantisnxt.sync.database.OwnerWork;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes the oldest part of the log out of it, archives it where that is wanted, and drops it. A row that arrives late for
 * the time of a dropped month still has a place: the partition open to the past takes it in, from the same moment on.
 */
@Component
class MonthExit {

    private static final String NEXT_PAST = PREFIX + "next";

    private final OwnerWork owner;
    private final LogArchive archive;
    private final UpkeepProperties properties;

    MonthExit(OwnerWork owner, LogArchive archive, UpkeepProperties properties) {
        this.owner = owner;
        this.archive = archive;
        this.properties = properties;
    }

    /** Takes it out of the log, in a moment; from here on nobody sees its rows. */
    DropRow detach(DropRow due, long bytes) {
        archive.check(bytes);
        boolean isPast = due.lower() == null;
        String table = isPast ? freeName(due.upper()) : due.relation();
        if (isPast) {
            patiently(
                    "Making a new place for the past",
                    jdbc -> PartitionTables.ready(jdbc, NEXT_PAST, null, due.upper()));
        }
        patiently("Detaching " + due.relation(), jdbc -> {
            PartitionTables.detach(jdbc, due.relation());
            if (isPast) {
                PartitionTables.rename(jdbc, due.relation(), table);
                PartitionTables.rename(jdbc, NEXT_PAST, PAST);
                PartitionTables.attach(jdbc, PAST, null, due.upper());
            } else {
                movePast(jdbc, due.upper());
            }
            DropList.detached(jdbc, due.id(), table);
        });
        return new DropRow(due.id(), table, due.lower(), due.upper(), due.noticedAt(), due.noticedAt(), due.archive());
    }

    private String freeName(Instant upper) {
        String name = PREFIX + "before_"
                + new MonthSpan(upper, MonthSpan.end(upper)).table().substring(PREFIX.length());
        return owner.once(jdbc -> {
            String free = name;
            for (int number = 2; LogCatalogue.exists(jdbc, free); number++) {
                free = name + "_" + number;
            }
            return free;
        });
    }

    /** It holds next to nothing: what it held was taken out before. */
    private static void movePast(JdbcClient jdbc, Instant upper) {
        if (LogCatalogue.partitions(jdbc).stream()
                .anyMatch(partition -> partition.name().equals(PAST))) {
            PartitionTables.detach(jdbc, PAST);
        } else if (!LogCatalogue.exists(jdbc, PAST)) {
            PartitionTables.make(jdbc, PAST);
        }
        PartitionTables.attach(jdbc, PAST, null, upper);
    }

    /** Archives and drops what was detached; when the archive fails, the month goes back into the log. */
    UpkeepStep finish(DropRow out) {
        String table = out.relation();
        patiently("Looking into " + table, jdbc -> PartitionTables.isEmpty(jdbc, table));
        long rows = owner.once(jdbc -> jdbc.sql("select count(*) from " + qualified(table))
                .query(Long.class)
                .single());
        Optional<Path> file;
        try {
            file = rows == 0 || archive.holds(out.archive(), rows) ? Optional.empty() : archive.write(table, rows);
        } catch (RuntimeException fault) {
            putBack(out);
            throw fault;
        }
        file.ifPresent(written -> owner.once(jdbc -> {
            DropList.archived(jdbc, out.id(), written.toString());
            return true;
        }));
        patiently("Dropping " + table, jdbc -> {
            long bytes = jdbc.sql("select pg_total_relation_size(?::regclass)")
                    .param(qualified(table))
                    .query(Long.class)
                    .single();
            jdbc.sql("drop table " + qualified(table)).update();
            DropList.dropped(jdbc, out.id(), rows, bytes);
        });
        return UpkeepStep.of("dropped", table, rows);
    }

    /** What is older than any month comes back as a month's worth would: with the time it held, and no more. */
    private void putBack(DropRow out) {
        patiently("Preparing " + out.relation(), jdbc -> {
            PartitionTables.guard(jdbc, out.relation());
            PartitionTables.promise(jdbc, out.relation(), out.lower(), out.upper());
            PartitionTables.prove(jdbc, out.relation());
        });
        patiently("Putting back " + out.relation(), jdbc -> {
            PartitionTables.detach(jdbc, PAST);
            if (out.lower() == null) {
                returnPast(jdbc, out);
            } else {
                PartitionTables.attach(jdbc, out.relation(), out.lower(), out.upper());
                PartitionTables.attach(jdbc, PAST, null, out.lower());
            }
            DropList.putBack(jdbc, out.id());
        });
    }

    private static void returnPast(JdbcClient jdbc, DropRow out) {
        if (!PartitionTables.isEmpty(jdbc, PAST)) {
            throw new IllegalStateException("Rows came in for the time of " + out.relation()
                    + " meanwhile; it stays apart and is archived the next time.");
        }
        jdbc.sql("drop table " + qualified(PAST)).update();
        PartitionTables.rename(jdbc, out.relation(), PAST);
        PartitionTables.attach(jdbc, PAST, null, out.upper());
        jdbc.sql("update sync_console.upkeep_drop set relation = ? where id = ?")
                .params(List.of(PAST, out.id()))
                .update();
    }

    private void patiently(String what, Consumer<JdbcClient> work) {
        owner.patiently(what, properties.patience(), jdbc -> {
            work.accept(jdbc);
            return true;
        });
    }
}
