package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows what people do to previews, on whichever node: one row is read a second for each preview that somebody of this
 * node has open, however many they are, and none where nobody has.
 */
@Service
public class PlanTail {

    private static final Logger log = LoggerFactory.getLogger(PlanTail.class);

    private static final int SECONDS = 5;

    private static final String READ = """
            select state_code, encode(decision_hash, 'hex') as hash, act_code, act_by, act_by_name, act_at
              from sync_console.preview_plan
             where org_id = ?
               and preview_id = ?
            """;

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Map<Followed, Set<Consumer<PlanNews>>> followers = new ConcurrentHashMap<>();
    private final Set<Followed> beingRead = ConcurrentHashMap.newKeySet();

    PlanTail(CurrentCaller currentCaller, PlatformTransactionManager manager, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setReadOnly(true);
        this.transaction.setTimeout(SECONDS);
        this.jdbc = jdbc;
    }

    /** Ends following. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    private record Followed(OrgId org, UUID preview) {}

    /** @param follower told at once and then every second, also when nothing is new, on a thread of the tail's */
    public Subscription follow(UUID preview, Consumer<PlanNews> follower) {
        var followed = new Followed(currentCaller.require(Right.READ).org(), preview);
        followers.compute(followed, (key, set) -> {
            Set<Consumer<PlanNews>> all = set == null ? ConcurrentHashMap.newKeySet() : set;
            all.add(follower);
            return all;
        });
        look(followed);
        return () -> followers.computeIfPresent(followed, (key, set) -> {
            set.remove(follower);
            return set.isEmpty() ? null : set;
        });
    }

    /** How many rows are read a second on this node. */
    int followed() {
        return followers.size();
    }

    @Scheduled(fixedRateString = "PT1S")
    void look() {
        followers.keySet().forEach(this::look);
    }

    /** A database that does not keep up is not asked for the same thing twice at once. */
    private void look(Followed followed) {
        if (beingRead.add(followed)) {
            Thread.startVirtualThread(() -> {
                try {
                    read(followed);
                } finally {
                    beingRead.remove(followed);
                }
            });
        }
    }

    private void read(Followed followed) {
        try {
            Optional<PlanNews> found = currentCaller.callAs(
                    Caller.reader(followed.org()),
                    () -> Objects.requireNonNull(transaction.execute(status -> find(followed))));
            found.ifPresent(
                    news -> followers.getOrDefault(followed, Set.of()).forEach(follower -> follower.accept(news)));
        } catch (RuntimeException fault) {
            log.debug("An open preview could not be read: {}", fault.getMessage());
        }
    }

    private Optional<PlanNews> find(Followed followed) {
        return jdbc.sql(READ)
                .params(followed.org().value(), followed.preview())
                .query(PlanTail::news)
                .optional();
    }

    private static PlanNews news(ResultSet row, int number) throws SQLException {
        int act = row.getInt("act_code");
        return new PlanNews(
                Coded.byCode(PlanState.class, row.getInt("state_code")),
                Objects.requireNonNullElse(row.getString("hash"), ""),
                act == 0
                        ? null
                        : new PlanNews.Act(
                                Coded.byCode(PlanAct.class, act),
                                row.getObject("act_by", UUID.class),
                                Objects.requireNonNull(row.getString("act_by_name")),
                                Objects.requireNonNull(PlanReader.moment(row, "act_at"))));
    }
}
