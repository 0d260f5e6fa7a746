package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.SyncsOfEvents;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The syncs of the events on the screen that one can go to. Each page asks once for those that it does not know of yet. */
final class KnownSyncs {

    private static final Logger log = LoggerFactory.getLogger(KnownSyncs.class);

    private final SyncsOfEvents syncs;
    private final Set<String> kept = new HashSet<>();

    KnownSyncs(SyncsOfEvents syncs) {
        this.syncs = syncs;
    }

    void learn(List<ActivityRow> page) {
        Set<String> unknown = page.stream()
                .map(ActivityRow::syncId)
                .filter(Objects::nonNull)
                .filter(id -> !kept.contains(id))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            kept.addAll(ask(unknown));
        }
    }

    boolean has(String syncId) {
        return kept.contains(syncId);
    }

    /** The list is worth more than its links, which then lead where the board says that there is no such sync. */
    private Set<String> ask(Set<String> unknown) {
        try {
            return syncs.kept(unknown);
        } catch (RuntimeException fault) {
            log.warn("Whether syncs are still kept could not be read: {}", fault.getMessage());
            return unknown;
        }
    }
}
