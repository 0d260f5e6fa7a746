package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has the failed items of a sync tried again: what the console does itself at once, as a sync of its own; else its service
 * is asked, which may say no.
 */
@Service
public class SyncRetries {

    private static final String RETRY_OF = """
            select metadata ->> 'retry_of'
              from public.sync_progress
             where org_id = ?
               and sync_id = ?
               and metadata ->> 'retry_of' is not null
            """;

    private final CurrentCaller currentCaller;
    private final Syncs syncs;
    private final SyncCommands commands;
    private final List<OwnRetries> own;
    private final RunLog log;
    private final JdbcClient jdbc;

    SyncRetries(
            CurrentCaller currentCaller,
            Syncs syncs,
            SyncCommands commands,
            List<OwnRetries> own,
            RunLog log,
            JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.syncs = syncs;
        this.commands = commands;
        this.own = own;
        this.log = log;
        this.jdbc = jdbc;
    }

    /**
     * What can be tried again of a sync, and what was.
     *
     * @param isOwn the console does it itself
     * @param rejected of an own sync: items that can be tried again now
     * @param of the sync whose failed items it tries again
     * @param by the sync that tried again after it
     */
    public record Retry(
            boolean isOwn,
            int rejected,
            @Nullable String of,
            @Nullable String by) {}

    @Transactional(readOnly = true, timeout = 5)
    public Retry of(String syncId) {
        Caller caller = currentCaller.require(Right.READ);
        String of = jdbc.sql(RETRY_OF)
                .params(caller.org().value(), syncId)
                .query(String.class)
                .optional()
                .orElse(null);
        OptionalInt rejected = rejected(syncId);
        String by = rejected.isEmpty() ? null : own.getFirst().next(syncId).orElse(null);
        return new Retry(rejected.isPresent(), rejected.orElse(0), of, by);
    }

    /**
     * @return the sync that tries again; empty where its service was asked
     * @throws com.mantisnxt.sync.base.Refused when nothing of it can be tried again, or it is tried already
     */
    @Transactional
    public Optional<String> retry(String syncId) {
        Caller caller = currentCaller.require(Right.STEER);
        SyncSnapshot sync = syncs.get(syncId);
        if (rejected(syncId).isEmpty()) {
            commands.request(syncId, CommandKind.RETRY_FAILED, null);
            return Optional.empty();
        }
        if (sync.isActive()) {
            throw SyncRefused.notNow("It is not over yet; what failed can be tried again after its end.");
        }
        String retry = own.getFirst().retry(syncId);
        log.steered(caller, sync, CommandKind.RETRY_FAILED.label(), Map.of("retry", retry));
        return Optional.of(retry);
    }

    private OptionalInt rejected(String syncId) {
        return own.isEmpty() ? OptionalInt.empty() : own.getFirst().rejected(syncId);
    }
}
