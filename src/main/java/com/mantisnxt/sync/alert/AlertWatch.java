package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Follows the open alerts of an organisation, on whichever node they change: one reading every few seconds, however many follow. */
@Component
public class AlertWatch {

    private static final Logger log = LoggerFactory.getLogger(AlertWatch.class);
    private static final int SECONDS = 5;

    private final CurrentCaller currentCaller;
    private final AlertAccess access;
    private final AlertStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<Followed, Set<Consumer<AlertNews>>> followers = new ConcurrentHashMap<>();

    AlertWatch(
            CurrentCaller currentCaller,
            AlertAccess access,
            AlertStore store,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.access = access;
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.transaction.setTimeout(SECONDS);
        this.clock = clock;
    }

    /** @param administers and so may see the installation's, which the database has to be asked for */
    private record Followed(OrgId org, boolean administers) {

        Caller caller() {
            return administers
                    ? new Caller(org, null, "alerts", Set.of(Right.READ, Right.ADMINISTER))
                    : Caller.reader(org);
        }
    }

    /**
     * Follows what the caller may see.
     *
     * @param follower told soon and then every few seconds, also when nothing is new, on a thread of the watch's
     * @return ends it
     */
    public Runnable follow(Consumer<AlertNews> follower) {
        Caller caller = currentCaller.require(Right.READ);
        var followed = new Followed(caller.org(), caller.may(Right.ADMINISTER));
        followers.compute(followed, (key, set) -> {
            Set<Consumer<AlertNews>> all = set == null ? ConcurrentHashMap.newKeySet() : set;
            all.add(follower);
            return all;
        });
        Thread.startVirtualThread(() -> read(followed, Set.of(follower)));
        return () -> followers.computeIfPresent(followed, (key, set) -> {
            set.remove(follower);
            return set.isEmpty() ? null : set;
        });
    }

    @Scheduled(fixedDelayString = "PT3S")
    void look() {
        followers.forEach(this::read);
    }

    private void read(Followed followed, Set<Consumer<AlertNews>> told) {
        try {
            AlertNews own = currentCaller.callAs(followed.caller(), reading(new AlertScope(followed.org())));
            boolean withInstallation =
                    followed.administers() && currentCaller.callAs(followed.caller(), access::toInstallation);
            AlertNews news =
                    withInstallation ? own.and(reading(AlertScope.INSTALLATION).get()) : own;
            told.forEach(follower -> follower.accept(news));
        } catch (DataAccessException | TransactionException fault) {
            log.debug("The alerts could not be counted: {}", fault.getMessage());
        }
    }

    private Supplier<AlertNews> reading(AlertScope scope) {
        return () -> Objects.requireNonNull(transaction.execute(status -> news(scope)));
    }

    private AlertNews news(AlertScope scope) {
        Instant now = clock.instant();
        List<AlertRow> open = store.open(scope, now);
        int calling = (int) open.stream().filter(alert -> alert.calls(now)).count();
        return new AlertNews(calling, open.size(), store.unsent(scope), store.changed(scope));
    }
}
