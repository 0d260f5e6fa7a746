package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.run.SyncOverview;
import com.mantisnxt.sync.tenant.Right;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be begun of one kind of record of a connection, and why not where it can't. Whoever begins it is asked again.
 *
 * @param now it may be synced without being looked at
 * @param preview it may be looked at first
 * @param why key of the text that says what is missing; null where nothing is
 * @param running the sync that works on it
 */
record SyncOffer(
        boolean now,
        boolean preview,
        @Nullable String why,
        @Nullable String running) {

    static SyncOffer of(SyncServices services, Connection connection, EntityType entity) {
        if (!services.may(Right.STEER)) {
            return none("start.no-right", null);
        }
        if (connection.archivedAt() != null) {
            return none("start.archived", null);
        }
        if (connection.find(entity).filter(EntitySetup::isEnabled).isEmpty()) {
            return none("start.switched-off", null);
        }
        Optional<String> running = running(services, connection, entity);
        if (running.isPresent()) {
            return none("start.running", running.get());
        }
        boolean now = services.requests().mayBegin(connection.id(), entity);
        return new SyncOffer(now, true, now ? null : "start.look-first", null);
    }

    private static SyncOffer none(String why, @Nullable String running) {
        return new SyncOffer(false, false, why, running);
    }

    private static Optional<String> running(SyncServices services, Connection connection, EntityType entity) {
        return services.overview().of(connection.id(), List.of(entity)).stream()
                .flatMap(line -> line.last().stream().limit(1))
                .filter(run -> !run.state().isOver())
                .map(SyncOverview.LastRun::syncId)
                .findFirst();
    }
}
