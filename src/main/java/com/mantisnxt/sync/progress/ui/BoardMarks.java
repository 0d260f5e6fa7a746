package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OrgBoard;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which rows of a board somebody has marked: some one by one, or all that match, whichever those are. */
final class BoardMarks {

    private final Set<UUID> some = new HashSet<>();
    private Set<String> awaited = Set.of();
    private boolean picking;
    private boolean all;
    private @Nullable UUID anchor;

    /** Whether rows can be marked now. */
    boolean isPicking() {
        return picking;
    }

    void begin() {
        picking = true;
    }

    void end() {
        none();
        picking = false;
    }

    boolean isAll() {
        return all;
    }

    void all() {
        none();
        picking = true;
        all = true;
    }

    void none() {
        some.clear();
        awaited = Set.of();
        all = false;
        anchor = null;
    }

    /** As an address says it; which rows that names, the next board tells. */
    void recall(MarkedSyncs said) {
        none();
        picking |= said.all() || !said.syncs().isEmpty();
        all = said.all();
        awaited = Set.copyOf(said.syncs());
    }

    /**
     * What was named and is not on the board marks nothing.
     *
     * @return whether there was anything to look for
     */
    boolean recognise(OrgBoard board) {
        if (awaited.isEmpty()) {
            return false;
        }
        board.syncs().values().stream()
                .map(LiveSync::sync)
                .filter(sync -> awaited.contains(sync.syncId()))
                .forEach(sync -> some.add(sync.id()));
        awaited = Set.of();
        return true;
    }

    /** @param syncId what the service calls a row; null for one that is gone */
    MarkedSyncs said(Function<UUID, @Nullable String> syncId) {
        if (all) {
            return MarkedSyncs.every();
        }
        return MarkedSyncs.some(
                awaited.isEmpty()
                        ? some.stream().map(syncId).filter(Objects::nonNull).toList()
                        : awaited);
    }

    boolean has(UUID id) {
        return all || some.contains(id);
    }

    /** @param matching all that match, in their order; one taken out of all leaves the others of this moment */
    void turn(UUID id, List<UUID> matching) {
        settle(matching);
        if (!some.remove(id)) {
            some.add(id);
        }
        anchor = id;
    }

    /** From the row that was turned last to this one. */
    void extend(UUID id, List<UUID> matching) {
        settle(matching);
        int to = matching.indexOf(id);
        int from = anchor == null ? to : matching.indexOf(anchor);
        if (to >= 0) {
            int first = from < 0 ? to : from;
            some.addAll(matching.subList(Math.min(first, to), Math.max(first, to) + 1));
        }
        anchor = id;
    }

    private void settle(List<UUID> matching) {
        picking = true;
        if (all) {
            some.addAll(matching);
            all = false;
        }
    }
}
