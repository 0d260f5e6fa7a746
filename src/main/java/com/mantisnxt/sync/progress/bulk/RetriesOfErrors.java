package com.mantisnxt.sync.progress.bulk;

import com.mantisnxt.sync.activity.FailedRetries;
import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.OwnRetries;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What failed in the syncs that the log names, tried again as one act on many. */
@Component
class RetriesOfErrors implements FailedRetries {

    private static final int LONGEST_REASON = 500;

    private static final String ASKED = """
            select sync_id
              from sync_console.sync_command
             where org_id = ?
               and sync_id = any (?::text[])
               and kind = ?
               and outcome is null
            """;

    private final CurrentCaller currentCaller;
    private final Syncs syncs;
    private final List<OwnRetries> own;
    private final BulkActs acts;
    private final JdbcClient jdbc;

    RetriesOfErrors(CurrentCaller currentCaller, Syncs syncs, List<OwnRetries> own, BulkActs acts, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.syncs = syncs;
        this.own = own;
        this.acts = acts;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true, timeout = 10)
    public Outlook outlook(List<String> syncIds) {
        UUID org = currentCaller.require(Right.READ).org().value();
        String[] ids = syncIds.toArray(String[]::new);
        var seen = new Seen(
                syncs.of(syncIds),
                own.isEmpty() ? Map.of() : own.getFirst().rejected(syncIds),
                new HashSet<>(jdbc.sql(ASKED)
                        .params(org, ids, CommandKind.RETRY_FAILED.label())
                        .query(String.class)
                        .list()));
        return seen.outlook(syncIds);
    }

    @Override
    public String begin(List<String> syncIds, String why) {
        return "bulk/" + acts.begin(CommandKind.RETRY_FAILED, syncIds, reason(why));
    }

    @Override
    public Optional<UUID> begun(@Nullable String key, String why) {
        Caller caller = decider();
        return key == null ? Optional.empty() : acts.begun(caller, key, reason(why));
    }

    @Override
    public UUID begin(List<String> syncIds, String why, @Nullable String key) {
        return acts.begin(decider(), new BulkActs.Asked(CommandKind.RETRY_FAILED, syncIds, reason(why), key));
    }

    /** A token has no right to steer; one that decides does so for an administrator, who has. */
    private Caller decider() {
        Caller caller = currentCaller.get();
        return caller.may(Right.STEER) ? caller : currentCaller.require(Right.APPROVE);
    }

    private static String reason(String why) {
        String cut = why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON - 1) + "…";
        return cut.replace('\0', ' ').strip();
    }

    /** The same questions as each sync is asked in its turn, asked of all at once. */
    private static final class Seen {

        private final Map<String, SyncSnapshot> known;
        private final Map<String, OwnRetries.Rejected> own;
        private final Set<String> asked;
        private final Set<String> records = new HashSet<>();

        Seen(Map<String, SyncSnapshot> known, Map<String, OwnRetries.Rejected> own, Set<String> asked) {
            this.known = known;
            this.own = own;
            this.asked = asked;
        }

        Outlook outlook(List<String> syncIds) {
            List<String> possible = new ArrayList<>();
            Map<Reason, Integer> others = new EnumMap<>(Reason.class);
            long items = 0;
            for (String id : syncIds) {
                Optional<Reason> reason = reason(id, known.get(id), own.get(id));
                if (reason.isPresent()) {
                    others.merge(reason.get(), 1, Integer::sum);
                } else {
                    possible.add(id);
                    items += failed(id);
                }
            }
            return new Outlook(possible, items, others);
        }

        private long failed(String id) {
            OwnRetries.Rejected rejected = own.get(id);
            SyncSnapshot sync = known.get(id);
            return rejected != null
                    ? rejected.items()
                    : sync == null ? 0 : sync.counts().failed();
        }

        private Optional<Reason> reason(
                String id, @Nullable SyncSnapshot sync, OwnRetries.@Nullable Rejected rejected) {
            if (sync == null) {
                return Optional.of(Reason.GONE);
            }
            if (rejected != null) {
                return ofOwn(sync, rejected);
            }
            if (sync.counts().failed() == 0) {
                return Optional.of(Reason.NOTHING_FAILED);
            }
            if (!sync.takesCommands()) {
                return Optional.of(Reason.DEAF);
            }
            return asked.contains(id) ? Optional.of(Reason.ASKED) : Optional.empty();
        }

        private Optional<Reason> ofOwn(SyncSnapshot sync, OwnRetries.Rejected rejected) {
            if (sync.isActive()) {
                return Optional.of(Reason.NOT_OVER);
            }
            if (rejected.items() == 0) {
                return Optional.of(Reason.NOTHING_FAILED);
            }
            return records.add(rejected.of()) ? Optional.empty() : Optional.of(Reason.SAME_RECORDS);
        }
    }
}
