package com.mantisnxt.sync.progress.ui;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which rows of a board somebody has marked: some one by one, or all that match, whichever those are. */
final class BoardMarks {

    private final Set<UUID> some = new HashSet<>();
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
        all = false;
        anchor = null;
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
