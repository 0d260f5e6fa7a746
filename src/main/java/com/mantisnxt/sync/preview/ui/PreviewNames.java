package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.connector.Connection;
import com.mantisnxt.sync.preview.plan.ListedPreview;
import com.mantisnxt.sync.preview.plan.PlanRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names of connections and people in the list of previews, each asked for once. */
final class PreviewNames {

    private final PlanServices services;
    private final Makers makers;
    private final Map<UUID, String> people = new HashMap<>();
    private final Map<UUID, String> connections = new HashMap<>();

    PreviewNames(PlanServices services, Makers makers) {
        this.services = services;
        this.makers = makers;
    }

    /** Those of a page at once. */
    void know(List<ListedPreview> page) {
        List<@Nullable UUID> users =
                page.stream().map(row -> row.preview().computedBy()).toList();
        people.putAll(makers.of(users));
    }

    void know(Iterable<Connection> all) {
        all.forEach(connection -> connections.put(connection.id(), connection.name()));
    }

    String maker(ListedPreview row) {
        UUID user = row.preview().computedBy();
        if (user == null) {
            return row.plan() == null ? "" : row.plan().requestedBy();
        }
        return people.getOrDefault(user, user.toString().substring(0, 8));
    }

    /** Empty where it is of none, or of one that is gone. */
    String connection(ListedPreview row) {
        PlanRow plan = row.plan();
        return plan == null || plan.connection() == null
                ? ""
                : connections.computeIfAbsent(plan.connection(), id -> services.connection(plan));
    }
}
