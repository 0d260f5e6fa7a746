package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.AuditRow;
import com.mantisnxt.sync.account.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the trail by keyset as far as one has scrolled; what was read once is kept, so that no page is skipped. */
final class TrailPages {

    private static final int PAGE = 100;

    private final AuditTrail trail;
    private final @Nullable String action;
    private final List<AuditRow> read = new ArrayList<>();
    private boolean isAtEnd;

    TrailPages(AuditTrail trail, @Nullable String action) {
        this.trail = trail;
        this.action = action;
    }

    Stream<AuditRow> rows(int offset, int limit) {
        while (!isAtEnd && read.size() < offset + limit) {
            List<AuditRow> page = trail.page(action, read.isEmpty() ? null : read.getLast(), PAGE);
            read.addAll(page);
            isAtEnd = page.size() < PAGE;
        }
        return read.stream().skip(offset).limit(limit);
    }
}
