package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
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

    private static final String REVISIONS = """
            select id, revision
              from public.sync_progress
             where org_id = ? and completed_at is null
            """;

    private static final String RECENTLY_FINISHED = """
            select id, revision
              from public.sync_progress
             where org_id = ? and completed_at > clock_timestamp() - make_interval(secs => ?)
             order by completed_at desc
             limit 500
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

    FeedReader(
            CurrentCaller currentCaller,
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            SyncProgressRepository syncs,
            SyncCommandRepository commands) {
        this.currentCaller = currentCaller;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.jdbc = jdbc;
        this.syncs = syncs;
        this.commands = commands;
    }

    /**
     * @param known revisions of the rows held; those that left the active ones are read once more, for how they ended
     * @param finishedStay null reads no ended rows, else those that ended within
     */
    Reading read(OrgId org, Map<UUID, Long> known, Wanted wanted) {
        return currentCaller.callAs(
                Caller.reader(org),
                () -> Objects.requireNonNull(transaction.execute(status -> readNow(org.value(), known, wanted))));
    }

    private Reading readNow(UUID org, Map<UUID, Long> known, Wanted wanted) {
        Map<UUID, Long> active = revisions(jdbc.sql(REVISIONS).param(org));
        Map<UUID, Long> current = new HashMap<>(active);
        if (!wanted.finishedWithin().isZero()) {
            current.putAll(revisions(jdbc.sql(RECENTLY_FINISHED)
                    .param(org)
                    .param(wanted.finishedWithin().toSeconds())));
        }
        List<UUID> changed = new ArrayList<>();
        current.forEach((id, revision) -> {
            if (!revision.equals(known.get(id))) {
                changed.add(id);
            }
        });
        Set<UUID> left = new HashSet<>(wanted.active());
        left.removeAll(active.keySet());
        changed.addAll(left);
        List<SyncSnapshot> rows = rows(org, changed);
        rows.forEach(sync -> left.remove(sync.id()));
        return new Reading(rows, left, openCommands(org), failed(org, wanted), databaseTime());
    }

    private static Map<UUID, Long> revisions(JdbcClient.StatementSpec statement) {
        Map<UUID, Long> revisions = new HashMap<>();
        statement.query(row -> {
            revisions.put(row.getObject(1, UUID.class), row.getLong(2));
        });
        return revisions;
    }

    private List<SyncSnapshot> rows(UUID org, List<UUID> ids) {
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
                .collect(Collectors.toMap(OpenCommand::syncId, command -> command, (earlier, later) -> later));
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

    /** @param active the rows held that were active */
    record Wanted(Set<UUID> active, Duration finishedWithin, boolean countFailed) {}

    /**
     * @param gone held as active, and no longer there at all
     * @param failed24h -1 where it was not asked for
     */
    record Reading(
            List<SyncSnapshot> changed,
            Set<UUID> gone,
            Map<String, OpenCommand> commands,
            int failed24h,
            Instant databaseTime) {}
}
