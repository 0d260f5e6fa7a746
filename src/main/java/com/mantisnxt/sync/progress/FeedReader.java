package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what changed on an organisation's board: revisions first, then only the rows whose revision moved. */
@Component
class FeedReader {

    /** Then the board says that it is not current; boards are not left waiting for a database that hangs. */
    private static final int SECONDS = 8;

    private static final String REVISIONS = """
            select id, revision, true as active
              from public.sync_progress
             where org_id = ? and completed_at is null
            union all
            (select id, revision, false
               from public.sync_progress
              where org_id = ? and completed_at > now() - make_interval(secs => ?)
              order by completed_at desc
              limit 500)
            """;

    private static final String FAILED_24H = """
            select count(*)
              from public.sync_progress
             where org_id = ? and completed_at > now() - interval '24 hours' and status_code in (5, 8)
            """;

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final SyncProgressRepository syncs;
    private final SyncCommandRepository commands;
    private final SyncAttempts attempts;

    FeedReader(
            CurrentCaller currentCaller,
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            SyncProgressRepository syncs,
            SyncCommandRepository commands,
            SyncAttempts attempts) {
        this.currentCaller = currentCaller;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.transaction.setTimeout(SECONDS);
        this.jdbc = jdbc;
        this.syncs = syncs;
        this.commands = commands;
        this.attempts = attempts;
    }

    /**
     * @param known revisions of the rows held; those that left the active ones are read once more, for how they ended
     */
    Reading read(OrgId org, Map<UUID, Long> known, Wanted wanted) {
        return currentCaller.callAs(
                Caller.reader(org),
                () -> Objects.requireNonNull(transaction.execute(status -> readNow(org.value(), known, wanted))));
    }

    private Reading readNow(UUID org, Map<UUID, Long> known, Wanted wanted) {
        Set<UUID> changed = new HashSet<>();
        Set<UUID> left = new HashSet<>(wanted.active());
        jdbc.sql(REVISIONS)
                .params(org, org, wanted.finishedWithin().toSeconds())
                .query(row -> {
                    UUID id = row.getObject(1, UUID.class);
                    if (!Objects.equals(known.get(id), row.getLong(2))) {
                        changed.add(id);
                    }
                    if (row.getBoolean(3)) {
                        left.remove(id);
                    }
                });
        changed.addAll(left);
        List<SyncSnapshot> rows = rows(org, changed);
        rows.forEach(sync -> left.remove(sync.id()));
        return new Reading(rows, left, openCommands(org), tried(org, rows), failed(org, wanted), databaseTime());
    }

    /** Few syncs need more than one try, so this is mostly not asked. */
    private Map<UUID, SyncAttempt> tried(UUID org, List<SyncSnapshot> rows) {
        List<UUID> several = rows.stream()
                .filter(SyncSnapshot::isTriedAgain)
                .map(SyncSnapshot::id)
                .toList();
        return attempts.lastEnded(org, several);
    }

    private List<SyncSnapshot> rows(UUID org, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return syncs.findByOrgIdAndIdIn(org, ids).stream()
                .map(SyncProgress::snapshot)
                .toList();
    }

    private Map<String, OpenCommand> openCommands(UUID org) {
        return commands.findOpen(org).stream()
                .map(SyncCommand::open)
                .collect(Collectors.toMap(OpenCommand::syncId, command -> command, FeedReader::shown));
    }

    /** What runs or rests is said before what is tried again; of the same, the later. */
    private static OpenCommand shown(OpenCommand earlier, OpenCommand later) {
        return later.kind() == CommandKind.RETRY_FAILED ? earlier : later;
    }

    private int failed(UUID org, Wanted wanted) {
        return wanted.countFailed()
                ? jdbc.sql(FAILED_24H).param(org).query(Integer.class).single()
                : -1;
    }

    private Instant databaseTime() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /**
     * @param active the rows held that were active
     * @param finishedWithin how long ago those may have ended that are read though they were never held
     */
    record Wanted(Set<UUID> active, Duration finishedWithin, boolean countFailed) {}

    /**
     * @param gone held as active, and no longer there at all
     * @param failed24h -1 where it was not asked for
     */
    record Reading(
            List<SyncSnapshot> changed,
            Set<UUID> gone,
            Map<String, OpenCommand> commands,
            Map<UUID, SyncAttempt> tried,
            int failed24h,
            Instant databaseTime) {}
}
