package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.preview.plan.PreviewRequests;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.run.AtOnce;
import com.mantisnxt.sync.run.Paces;
import com.mantisnxt.sync.run.RunPhases;
import com.mantisnxt.sync.run.Standings;
import com.mantisnxt.sync.run.SyncOverview;
import com.mantisnxt.sync.run.SyncRequests;
import com.mantisnxt.sync.run.SyncSettings;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the part of syncs on a connection's page works with. */
@Component
record SyncServices(
        Connections connections,
        SyncOverview overview,
        RunPhases phases,
        Standings standings,
        SyncSettings settings,
        SyncRequests requests,
        Paces paces,
        AtOnce atOnce,
        PreviewRequests previews,
        ProgressFeed feed,
        CurrentCaller currentCaller) {

    boolean may(Right right) {
        return currentCaller.get().may(right);
    }

    List<EntityType> entities(UUID connection) {
        Connection found = connections.get(connection);
        return found.entities().stream()
                .filter(EntitySetup::isEnabled)
                .map(EntitySetup::entity)
                .sorted()
                .toList();
    }
}
