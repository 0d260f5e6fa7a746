package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How many previews of an organisation wait for a decision, counted anew every few seconds while somebody follows. */
@Component
public class WaitingPreviews {

    private static final Logger log = LoggerFactory.getLogger(WaitingPreviews.class);

    private final CurrentCaller currentCaller;
    private final PreviewList previews;
    private final Map<OrgId, Set<IntConsumer>> followers = new ConcurrentHashMap<>();

    WaitingPreviews(CurrentCaller currentCaller, PreviewList previews) {
        this.currentCaller = currentCaller;
        this.previews = previews;
    }

    /** @return ends it */
    public Runnable follow(IntConsumer show) {
        OrgId org = currentCaller.require(Right.READ).org();
        followers.compute(org, (id, set) -> {
            Set<IntConsumer> all = set == null ? ConcurrentHashMap.newKeySet() : set;
            all.add(show);
            return all;
        });
        Thread.startVirtualThread(() -> count(org, Set.of(show)));
        return () -> followers.computeIfPresent(org, (id, set) -> {
            set.remove(show);
            return set.isEmpty() ? null : set;
        });
    }

    @Scheduled(fixedDelayString = "PT5S")
    void count() {
        followers.forEach(this::count);
    }

    private void count(OrgId org, Set<IntConsumer> shown) {
        try {
            int waiting = currentCaller.callAs(Caller.reader(org), previews::countWaiting);
            shown.forEach(show -> show.accept(waiting));
        } catch (DataAccessException | TransactionException fault) {
            log.debug("The previews could not be counted: {}", fault.getMessage());
        }
    }
}
