package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Guardrails of connections, and how previews stand to them; items and fields that are taken out do not count. */
@Service
public class Guardrails {

    private static final String OF_CONNECTION = """
            select kind_code, threshold, action_code
              from sync_console.guardrail
             where org_id = ?
               and connection_id = ?
            """;
    private static final String SET = """
            insert into sync_console.guardrail (org_id, connection_id, kind_code, threshold, action_code)
            values (?, ?, ?, ?, ?)
                on conflict (org_id, connection_id, kind_code) do update
               set threshold = excluded.threshold,
                   action_code = excluded.action_code
            """;
    private static final String FACTS = """
            select count(*) filter (where d.kind_code = 3) as deletions,
                   max(d.price_change) as price_change,
                   count(*) filter (where d.price_change > ?) as price_changes,
                   count(*) filter (where d.stock_to_zero) as run_out
              from (select i.kind_code,
                           case when x.position is null then i.price_change
                                else sync_console.price_change(i.before_data, i.after_data, l.fields) end
                               as price_change,
                           case when x.position is null then i.stock_to_zero
                                else i.stock_to_zero
                                     and sync_console.stock_to_zero(i.before_data, i.after_data, l.fields) end
                               as stock_to_zero
                      from sync_console.preview_item i
                      left join (select position, array_agg(field) as fields, bool_or(field = '') as whole
                                   from sync_console.preview_exclusion
                                  where org_id = ?
                                    and preview_id = ?
                                  group by position) x on x.position = i.position
                     cross join lateral (
                           select array(select c from unnest(i.changed) c where c <> all (x.fields)) as fields) l
                     where i.org_id = ?
                       and i.preview_id = ?
                       and (i.kind_code = 3 or i.price_change is not null or i.stock_to_zero)
                       and x.whole is not true) d
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Plans plans;
    private final ItemTags tags;
    private final Sources sources;
    private final AuditEntries trail;

    Guardrails(
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            Plans plans,
            ItemTags tags,
            Sources sources,
            AuditEntries trail) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.plans = plans;
        this.tags = tags;
        this.sources = sources;
        this.trail = trail;
    }

    /** All three; those not set as they are by default. */
    @Transactional(readOnly = true)
    public List<Guardrail> of(UUID connection) {
        Map<Warning, Guardrail> all = new EnumMap<>(Warning.class);
        for (Warning kind : Warning.values()) {
            all.put(kind, Guardrail.unset(kind));
        }
        jdbc.sql(OF_CONNECTION)
                .params(org(), connection)
                .query((row, number) -> guardrail(row))
                .list()
                .forEach(guardrail -> all.put(guardrail.kind(), guardrail));
        return List.copyOf(all.values());
    }

    /** Holds for previews that wait for a decision, too. */
    @Transactional
    public void set(UUID connection, Guardrail guardrail) {
        UUID org = currentCaller.require(Right.ADMINISTER).org().value();
        guardrail.check();
        Guardrail before = of(connection).get(guardrail.kind().ordinal());
        if (before.isSameAs(guardrail)) {
            return;
        }
        jdbc.sql(SET)
                .params(org, connection, guardrail.kind().code())
                .params(guardrail.threshold(), guardrail.action().code())
                .update();
        trail.add(
                "guardrail_changed",
                sources.name(connection),
                Map.of(
                        "connection", connection,
                        "guardrail", guardrail.kind().label(),
                        "before", before.words(),
                        "after", guardrail.words()));
        if (guardrail.kind() == Warning.PRICE_CHANGE) {
            tags.remark(org, connection, guardrail.threshold());
        }
    }

    /** One finding for each guardrail that is not off, passed or not. */
    @Transactional(readOnly = true)
    public List<Guardrail.Finding> check(UUID preview) {
        PlanRow plan = plans.get(preview);
        List<Guardrail> guardrails = of(Objects.requireNonNullElse(plan.connection(), new UUID(0, 0)));
        BigDecimal price = threshold(guardrails);
        return jdbc.sql(FACTS)
                .params(price, org(), preview, org(), preview)
                .query((row, number) -> findings(row, guardrails, plan))
                .single();
    }

    BigDecimal threshold(List<Guardrail> guardrails) {
        return guardrails.stream()
                .filter(guardrail -> guardrail.kind() == Warning.PRICE_CHANGE)
                .map(Guardrail::threshold)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private static List<Guardrail.Finding> findings(ResultSet row, List<Guardrail> guardrails, PlanRow plan)
            throws SQLException {
        List<Guardrail.Finding> findings = new ArrayList<>();
        for (Guardrail guardrail : guardrails) {
            if (guardrail.action() == Guardrail.Action.OFF) {
                continue;
            }
            int deletions = row.getInt("deletions");
            int runOut = row.getInt("run_out");
            findings.add(
                    switch (guardrail.kind()) {
                        case DELETES ->
                            new Guardrail.Finding(
                                    guardrail,
                                    percent(deletions, plan.counts().stored(), guardrail.threshold()),
                                    deletions);
                        case PRICE_CHANGE ->
                            new Guardrail.Finding(
                                    guardrail,
                                    Objects.requireNonNullElse(row.getBigDecimal("price_change"), BigDecimal.ZERO),
                                    row.getInt("price_changes"));
                        case STOCK_TO_ZERO -> new Guardrail.Finding(guardrail, BigDecimal.valueOf(runOut), runOut);
                    });
        }
        return findings;
    }

    /** With two decimals; what is over the threshold by less than that is not rounded down to it. */
    private static BigDecimal percent(int part, long whole, BigDecimal threshold) {
        if (part == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal exact = BigDecimal.valueOf(part * 100L)
                .divide(BigDecimal.valueOf(Math.max(1, whole)), 12, RoundingMode.CEILING);
        BigDecimal rounded = exact.setScale(2, RoundingMode.HALF_UP);
        boolean hidesIt = exact.compareTo(threshold) > 0 && rounded.compareTo(threshold) <= 0;
        return hidesIt ? exact.setScale(2, RoundingMode.CEILING) : rounded;
    }

    private static Guardrail guardrail(ResultSet row) throws SQLException {
        return new Guardrail(
                Coded.byCode(Warning.class, row.getInt("kind_code")),
                Objects.requireNonNull(row.getBigDecimal("threshold")),
                Coded.byCode(Guardrail.Action.class, row.getInt("action_code")));
    }

    private UUID org() {
        return currentCaller.require(Right.READ).org().value();
    }
}
