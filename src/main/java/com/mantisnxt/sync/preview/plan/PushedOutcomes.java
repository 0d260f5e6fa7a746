package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What services report of previews that they brought and apply themselves; a repeated report changes nothing. */
@Service
public class PushedOutcomes {

    private static final int PART = 5_000;

    /** Looked up as {@link ItemStatement} does. */
    static final String SETTLE = """
            insert into sync_console.preview_outcome (org_id, preview_id, position, outcome_code, code, reason)
            select i.org_id, i.preview_id, i.position, r.outcome, left(r.code, 64), left(r.reason, 2000)
              from unnest(?::varchar[], ?::smallint[], ?::text[], ?::text[]) r(id, outcome, code, reason)
             cross join lateral (
                   select p.org_id, p.preview_id, p.position
                     from sync_console.preview_item p
                    where p.org_id = ? and p.preview_id = ? and p.external_id between r.id and r.id
                    order by p.external_id
                    limit 1) i
             where (select true
                      from sync_console.preview_exclusion x
                     where x.org_id = i.org_id
                       and x.preview_id = i.preview_id
                       and x.position between i.position and i.position
                       and x.field = ''
                     order by x.position
                     limit 1) is null
                on conflict (org_id, preview_id, position) do update
               set outcome_code = excluded.outcome_code,
                   code = excluded.code,
                   reason = excluded.reason,
                   settled_at = clock_timestamp()
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Plans plans;
    private final PlanResults results;
    private final PlanLife life;
    private final ServiceOrders orders;
    private final OrderedReads ordered;

    PushedOutcomes(
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            Plans plans,
            PlanResults results,
            PlanLife life,
            ServiceOrders orders,
            OrderedReads ordered) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.plans = plans;
        this.results = results;
        this.life = life;
        this.orders = orders;
        this.ordered = ordered;
    }

    /** @param id of the record, as the preview names it */
    public record Reported(
            @Nullable String id,
            @Nullable OutcomeKind outcome,
            @Nullable String code,
            @Nullable String reason) {

        private static Reported checked(@Nullable Reported given) {
            if (given == null || given.id == null) {
                throw new InvalidInput("missing_field", "id", "id is missing.");
            }
            if (given.outcome == null) {
                throw new InvalidInput("missing_field", "outcome", "outcome is missing.");
            }
            return given;
        }

        private short outcomeCode() {
            return Objects.requireNonNull(outcome).code();
        }
    }

    /**
     * @return the result so far; when every included item has its outcome the preview is applied
     * @throws PlanRefused when it is not approved, or the console applies it
     */
    @Transactional
    public PlanResults.Result report(UUID preview, List<@Nullable Reported> given) {
        UUID org = currentCaller.require(Right.REPORT).org().value();
        orders.taken(preview);
        PlanRow plan = plans.lock(preview);
        if (plan.connection() != null || !plan.state().isDecided()) {
            throw PlanRefused.notYours();
        }
        if (given.size() > PART) {
            throw new InvalidInput("too_many_entries", "outcomes", "At most " + PART + " outcomes at once.");
        }
        settle(org, preview, last(given));
        PlanResults.Result result = results.of(preview);
        if (result.open() <= 0) {
            life.applied(preview);
        } else {
            life.applying(preview);
        }
        orders.became(plan, result);
        return result;
    }

    /** A later report of an item takes the place of an earlier one, in the same request as well. */
    private static Collection<Reported> last(List<@Nullable Reported> given) {
        Map<String, Reported> last = new LinkedHashMap<>();
        for (Reported each : given) {
            Reported checked = Reported.checked(each);
            last.put(Objects.requireNonNull(checked.id()), checked);
        }
        return last.values();
    }

    private void settle(UUID org, UUID preview, Collection<Reported> outcomes) {
        ordered.begin();
        jdbc.sql(SETTLE)
                .params(
                        column(outcomes, Reported::id, String[]::new),
                        column(outcomes, Reported::outcomeCode, Short[]::new),
                        column(outcomes, Reported::code, String[]::new),
                        column(outcomes, Reported::reason, String[]::new))
                .params(org, preview)
                .update();
    }

    private static <T extends @Nullable Object> T[] column(
            Collection<Reported> outcomes, Function<Reported, T> field, IntFunction<T[]> array) {
        return outcomes.stream().map(field).toArray(array);
    }
}
