package com.mantisnxt.sync.run;

import com.mantisnxt.sync.tenant.OrgId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Divides this node's runs among organisations, so that none waits for the end of another's many. */
@Component
class Shares {

    private final int most;
    private final Map<OrgId, Integer> working = new ConcurrentHashMap<>();

    Shares(RunProperties properties) {
        this.most = properties.atOnce();
    }

    /** False where the organisation has as many runs here as leave room for one more organisation. */
    synchronized boolean enter(OrgId org) {
        int others = working.containsKey(org) ? working.size() - 1 : working.size();
        int share = Math.max(1, most / (others + 2));
        if (working.getOrDefault(org, 0) >= share) {
            return false;
        }
        working.merge(org, 1, Integer::sum);
        return true;
    }

    /** Of all organisations. */
    synchronized int working() {
        return working.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized void leave(OrgId org) {
        working.computeIfPresent(org, (same, count) -> count == 1 ? null : count - 1);
    }
}
