package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.run.Standing;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads how all connections stand with one question, for every line of the list in a page. Under the page's lock. */
final class StandingsWatch {

    private final UI ui;
    private final SyncServices services;
    private final Set<StandingPart> parts = new LinkedHashSet<>();
    private Map<UUID, Standing> latest = Map.of();
    private @Nullable SyncsWatch<Map<UUID, Standing>> watch;

    private StandingsWatch(UI ui, SyncServices services) {
        this.ui = ui;
        this.services = services;
    }

    static StandingsWatch of(UI ui, SyncServices services) {
        StandingsWatch known = ComponentUtil.getData(ui, StandingsWatch.class);
        if (known != null) {
            return known;
        }
        var made = new StandingsWatch(ui, services);
        ComponentUtil.setData(ui, StandingsWatch.class, made);
        return made;
    }

    void add(StandingPart part) {
        if (parts.isEmpty()) {
            seen(true);
        }
        parts.add(part);
        show(part);
    }

    void remove(StandingPart part) {
        parts.remove(part);
        if (parts.isEmpty()) {
            seen(false);
        }
    }

    /** A page that nobody sees needs nothing; one that is seen again must not show what was. */
    void seen(boolean visible) {
        if (!visible && watch != null) {
            watch.close();
            watch = null;
        } else if (visible && watch == null) {
            watch = new SyncsWatch<>(services, ui, this::read, this::show);
            Map<UUID, Standing> now = read();
            watch.overtaken();
            show(now);
        }
    }

    private Map<UUID, Standing> read() {
        return services.standings().of(services.connections().list());
    }

    private void show(Map<UUID, Standing> now) {
        latest = now;
        parts.forEach(this::show);
    }

    private void show(StandingPart part) {
        part.show(latest.getOrDefault(part.connection(), Standing.NEVER_RUN));
    }
}
