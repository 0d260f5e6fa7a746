package com.mantisnxt.sync.isolation;

import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OrgBoard;
import com.mantisnxt.sync.progress.ProgressFeed;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The live feed: what a page of one organisation would be painted. */
@Component
class FeedProbe implements Probe {

    private static final String PLACE = "live feed";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ProgressFeed feed;

    FeedProbe(ProgressFeed feed) {
        this.feed = feed;
    }

    @Override
    public String name() {
        return PLACE;
    }

    @Override
    public void ask(Canary as, Canary other, Tally tally) {
        var first = new CompletableFuture<OrgBoard>();
        try (var watching = feed.watch(as.org(), change -> {
            if (!change.board().isStale()) {
                first.complete(change.board());
            }
        })) {
            OrgBoard board =
                    first.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
            boolean clean = board.syncs().values().stream()
                    .map(LiveSync::sync)
                    .allMatch(sync -> sync.syncId().equals(as.marker()));
            tally.checked(PLACE, as.marker(), clean);
            if (board.syncs().isEmpty()) {
                tally.unproven(PLACE);
            }
        }
    }

    @Override
    public void askAsNobody(Tally tally) {
        // there is no board without an organisation
    }
}
