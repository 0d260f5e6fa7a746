package com.mantisnxt.sync.progress.bulk;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins and stops acts on many syncs. Which syncs is settled as it begins; the act, its list and the task that does it
 * commit together, so it goes on whatever node dies.
 */
@Service
public class BulkActs {

    private static final int MOST = 20_000;
    private static final int LONGEST_REASON = 500;
    private static final Set<CommandKind> KINDS =
            EnumSet.of(CommandKind.PAUSE, CommandKind.RESUME, CommandKind.CANCEL, CommandKind.RETRY_FAILED);

    private static final String BEGIN = """
            insert into sync_console.bulk_act (org_id, id, kind, reason, total, asked_by, asked_by_name)
            values (?, ?, ?, ?, ?, ?, left(?, 255))
                on conflict (org_id, id) do nothing
            """;
    private static final String BEGUN = """
            select kind = ? and reason is not distinct from ?
              from sync_console.bulk_act
             where org_id = ?
               and id = ?
            """;
    private static final String ITEMS = """
            insert into sync_console.bulk_item (org_id, act_id, position, sync_id)
            select ?, ?, s.place - 1, s.sync_id
              from unnest(?::text[]) with ordinality s(sync_id, place)
            """;
    private static final String STOP = """
            update sync_console.bulk_act
               set stopped_at = clock_timestamp(),
                   stopped_by_name = left(?, 255)
             where org_id = ?
               and id = ?
               and state_code = 1
               and stopped_at is null
            """;
    private static final String EXISTS = """
            select 1
              from sync_console.bulk_act
             where org_id = ?
               and id = ?
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final BulkQueue queue;
    private final AuditEntries trail;

    BulkActs(CurrentCaller currentCaller, JdbcClient jdbc, BulkQueue queue, AuditEntries trail) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.queue = queue;
        this.trail = trail;
    }

    /**
     * What is asked of many.
     *
     * @param reason needed to cancel
     * @param key the same for repetitions of one request, null where each is another act
     */
    record Asked(
            CommandKind kind,
            Collection<String> syncIds,
            @Nullable String reason,
            @Nullable String key) {

        Asked {
            reason = reason == null || reason.isBlank() ? null : reason.strip();
        }
    }

    /**
     * @param reason needed to cancel
     * @throws com.mantisnxt.sync.base.Refused when the caller may not steer, or it can't be asked of many
     */
    @Transactional
    public UUID begin(CommandKind kind, Collection<String> syncIds, @Nullable String reason) {
        return begin(currentCaller.require(Right.STEER), new Asked(kind, syncIds, reason, null));
    }

    /** @param caller of whom it is known that they may */
    @Transactional
    UUID begin(Caller caller, Asked asked) {
        Set<String> each = new LinkedHashSet<>(asked.syncIds());
        check(asked.kind(), each, asked.reason());
        UUID act = asked.key() == null ? UUID.randomUUID() : BulkKey.act(caller.org(), asked.key());
        if (!add(caller, act, asked, each.size())) {
            checkSame(caller, act, asked.kind(), asked.reason());
            return act;
        }
        jdbc.sql(ITEMS)
                .params(caller.org().value(), act, each.toArray(String[]::new))
                .update();
        queue.add(new BulkKey(caller.org(), act));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("act", act);
        details.put("syncs", each.size());
        if (asked.reason() != null) {
            details.put("reason", asked.reason());
        }
        trail.add("bulk_" + asked.kind().label(), null, details);
        return act;
    }

    /** Waits for a concurrent request with the same key to commit, and then finds its act. */
    private boolean add(Caller caller, UUID act, Asked asked, int total) {
        return jdbc.sql(BEGIN)
                        .params(caller.org().value(), act, asked.kind().label())
                        .param(asked.reason())
                        .param(total)
                        .param(caller.answerable())
                        .param(caller.fullName())
                        .update()
                == 1;
    }

    /** The act to try again that a key has begun. */
    @Transactional(readOnly = true)
    Optional<UUID> begun(Caller caller, String key, String reason) {
        UUID act = BulkKey.act(caller.org(), key);
        boolean isBegun = jdbc.sql(EXISTS)
                .params(caller.org().value(), act)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (isBegun) {
            checkSame(caller, act, CommandKind.RETRY_FAILED, reason);
        }
        return isBegun ? Optional.of(act) : Optional.empty();
    }

    private void checkSame(Caller caller, UUID act, CommandKind kind, @Nullable String reason) {
        boolean isSame = jdbc.sql(BEGUN)
                .param(kind.label())
                .param(reason)
                .params(caller.org().value(), act)
                .query(Boolean.class)
                .single();
        if (!isSame) {
            throw BulkRefused.keyReused();
        }
    }

    private static void check(CommandKind kind, Set<String> syncIds, @Nullable String reason) {
        if (!KINDS.contains(kind)) {
            throw BulkRefused.notThis();
        }
        if (syncIds.isEmpty()) {
            throw BulkRefused.nothing();
        }
        if (syncIds.size() > MOST) {
            throw BulkRefused.tooMany(MOST);
        }
        if (kind == CommandKind.CANCEL && (reason == null || reason.isBlank())
                || reason != null && reason.length() > LONGEST_REASON) {
            throw BulkRefused.noReason();
        }
        if (reason != null && reason.indexOf('\0') >= 0) {
            throw new InvalidInput("invalid_field", "reason", "reason contains a NUL character.");
        }
    }

    /**
     * Asks no further sync; what was asked stays asked.
     *
     * @return false where it is over already
     */
    @Transactional
    public boolean stop(UUID act) {
        Caller caller = currentCaller.require(Right.STEER);
        UUID org = caller.org().value();
        if (jdbc.sql(EXISTS).params(org, act).query(Integer.class).optional().isEmpty()) {
            throw BulkRefused.unknown();
        }
        boolean stopped = jdbc.sql(STOP).params(caller.name(), org, act).update() == 1;
        if (stopped) {
            trail.add("bulk_stopped", null, Map.of("act", act));
        }
        return stopped;
    }
}
