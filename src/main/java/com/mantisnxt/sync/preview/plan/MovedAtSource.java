package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.connector.ContentHash;
import com.mantisnxt.sync.connector.Pace;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How far a preview is outdated at its source: asks that what has changed since, and compares it with what the preview
 * saw. What was deleted there no source says in this way.
 */
@Service
public class MovedAtSource {

    /** No number above is told apart. */
    public static final int MOST = 1_000;

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Sources name what changed shortly before as well; that is what the preview saw. Looked up as {@link ItemStatement} does. */
    static final String OTHERS = """
            select s.id
              from unnest(?::varchar[], ?::text[]) s(id, hash)
              left join lateral (
                   select p.position, p.after_hash
                     from sync_console.preview_item p
                    where p.org_id = ? and p.preview_id = ? and p.external_id between s.id and s.id
                    order by p.external_id
                    limit 1) i on true
              left join lateral (
                   select k.hash
                     from sync_console.record k
                    where k.org_id = ? and k.connection_id = ? and k.entity_code = ?
                      and k.external_id between s.id and s.id
                    order by k.external_id
                    limit 1) r on true
             where case when i.position is null then r.hash else i.after_hash end is distinct from decode(s.hash, 'hex')
            """;

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Plans plans;
    private final Sources sources;
    private final ComputedFrom computed;
    private final OrderedReads ordered;
    private final Clock clock;

    MovedAtSource(
            CurrentCaller currentCaller,
            PlatformTransactionManager manager,
            JdbcClient jdbc,
            Plans plans,
            Sources sources,
            ComputedFrom computed,
            OrderedReads ordered,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setReadOnly(true);
        this.jdbc = jdbc;
        this.plans = plans;
        this.sources = sources;
        this.computed = computed;
        this.ordered = ordered;
        this.clock = clock;
    }

    /** @param isCut there may be more */
    public record Moved(int records, boolean isCut) {}

    /**
     * Asks the other system, which takes its time: not within a transaction.
     *
     * @return empty where it can't tell
     * @throws com.mantisnxt.sync.base.Refused when it does not answer, or wants to be asked later
     */
    public Optional<Moved> count(UUID preview) {
        currentCaller.require(Right.STEER);
        PlanRow plan = plans.get(preview);
        UUID connection = plan.connection();
        Optional<String> watermark = connection == null ? Optional.empty() : computed.watermark(preview);
        if (connection == null || watermark.isEmpty()) {
            return Optional.empty();
        }
        Source source = sources.open(connection, plan.entity());
        return ScopedValue.where(Pace.CURRENT, computed.pace(connection))
                .call(() -> source.changedSince(plan.entity(), watermark.get()).map(walk -> count(plan, walk)));
    }

    private Moved count(PlanRow plan, SourceWalk walk) {
        Instant end = clock.instant().plus(LONGEST);
        Set<String> moved = new HashSet<>();
        try (walk) {
            for (List<SourceRecord> page = walk.next(); !page.isEmpty(); page = walk.next()) {
                moved.addAll(others(plan, page));
                if (moved.size() > MOST || clock.instant().isAfter(end)) {
                    return new Moved(Math.min(moved.size(), MOST), true);
                }
            }
        }
        return new Moved(moved.size(), false);
    }

    private List<String> others(PlanRow plan, List<SourceRecord> page) {
        UUID org = currentCaller.get().org().value();
        return transaction.execute(status -> {
            ordered.begin();
            return jdbc.sql(OTHERS)
                    .params(ids(page), hashes(page))
                    .params(org, plan.preview(), org)
                    .param(plan.connection())
                    .param(plan.entity().code())
                    .query(String.class)
                    .list();
        });
    }

    private static String[] ids(List<SourceRecord> page) {
        return page.stream()
                .map(record -> record.externalId().replace("\0", ""))
                .toArray(String[]::new);
    }

    private static String[] hashes(List<SourceRecord> page) {
        return page.stream()
                .map(record -> HexFormat.of().formatHex(ContentHash.of(record.state(), record.data())))
                .toArray(String[]::new);
    }
}
