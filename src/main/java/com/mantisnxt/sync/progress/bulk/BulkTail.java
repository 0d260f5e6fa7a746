package com.mantisnxt.sync.progress.bulk;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Follows acts on many syncs, on whichever node they are done: one reading a second for each organisation that has an open
 * board on this node, none where nobody has.
 */
@Service
public class BulkTail {

    private static final Logger log = LoggerFactory.getLogger(BulkTail.class);

    private final CurrentCaller currentCaller;
    private final BulkResults results;
    private final Map<OrgId, Set<Consumer<List<BulkAct>>>> followers = new ConcurrentHashMap<>();
    private final Set<OrgId> beingRead = ConcurrentHashMap.newKeySet();

    BulkTail(CurrentCaller currentCaller, BulkResults results) {
        this.currentCaller = currentCaller;
        this.results = results;
    }

    /** Ends following. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /** @param follower told at once and then every second, on a thread of the tail's: what is under way or has just ended */
    public Subscription follow(Consumer<List<BulkAct>> follower) {
        OrgId org = currentCaller.require(Right.READ).org();
        followers.compute(org, (key, set) -> {
            Set<Consumer<List<BulkAct>>> all = set == null ? ConcurrentHashMap.newKeySet() : set;
            all.add(follower);
            return all;
        });
        look(org);
        return () -> followers.computeIfPresent(org, (key, set) -> {
            set.remove(follower);
            return set.isEmpty() ? null : set;
        });
    }

    /** How many organisations are read a second on this node. */
    int followed() {
        return followers.size();
    }

    @Scheduled(fixedRateString = "PT1S")
    void look() {
        followers.keySet().forEach(this::look);
    }

    /** Something of the caller's organisation was begun or stopped on this node. */
    public void hurry() {
        look(currentCaller.require(Right.READ).org());
    }

    /** A database that does not keep up is not asked for the same thing twice at once. */
    private void look(OrgId org) {
        if (beingRead.add(org)) {
            Thread.startVirtualThread(() -> {
                try {
                    List<BulkAct> acts = currentCaller.callAs(Caller.reader(org), results::current);
                    followers.getOrDefault(org, Set.of()).forEach(follower -> follower.accept(acts));
                } catch (RuntimeException fault) {
                    log.debug("The acts under way could not be read: {}", fault.getMessage());
                } finally {
                    beingRead.remove(org);
                }
            });
        }
    }
}
