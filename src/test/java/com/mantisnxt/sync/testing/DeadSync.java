package com.mantisnxt.sync.testing;

import java.util.UUID;

/** A sync whose worker was not heard of for an hour and has not answered to a cancel: it may be closed in its place. */
public final class DeadSync {

    private DeadSync() {}

    public static void is(TestDatabase database, UUID organisation, String syncId) {
        try (Session administrator = database.asAdministrator()) {
            // past the triggers, which keep these times themselves
            administrator.set("session_replication_role", "replica");
            administrator.run(
                    "update public.sync_progress set heartbeat_at = now() - interval '1 hour',"
                            + " worker_state = null, worker_until = null, revision = revision + 1"
                            + " where org_id = ? and sync_id = ?",
                    organisation,
                    syncId);
            administrator.run(
                    "insert into sync_console.sync_command (org_id, sync_id, kind, reason, requested_at)"
                            + " values (?, ?, 'cancel', 'it does not answer', now() - interval '1 hour')",
                    organisation,
                    syncId);
        }
    }
}
