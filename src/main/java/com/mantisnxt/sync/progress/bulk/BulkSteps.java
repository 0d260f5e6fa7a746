package com.mantisnxt.sync.progress.bulk;

import com.mantisnxt.sync.progress.CommandKind;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.progress.SyncRetries;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The transactions of an act: what is asked of a sync commits together with its result, so that it is asked once, however
 * often somebody begins again.
 */
@Component
class BulkSteps {

    private static final String FIND = """
            select kind, reason, asked_by, asked_by_name
              from sync_console.bulk_act
             where org_id = ?
               and id = ?
               and state_code = 1
            """;
    private static final String NEXT = """
            select i.position, i.sync_id
              from sync_console.bulk_item i
              join sync_console.bulk_act a on a.org_id = i.org_id and a.id = i.act_id
             where i.org_id = ?
               and i.act_id = ?
               and i.position > ?
               and i.outcome_code is null
               and a.stopped_at is null
             order by i.position
             limit 100
            """;
    /** Who comes second waits for the first, and finds that it is settled. */
    private static final String CLAIM = """
            update sync_console.bulk_item i
               set outcome_code = 1,
                   settled_at = clock_timestamp()
              from sync_console.bulk_act a
             where i.org_id = ?
               and i.act_id = ?
               and i.position = ?
               and i.outcome_code is null
               and a.org_id = i.org_id
               and a.id = i.act_id
               and a.stopped_at is null
            """;

    private static final String SETTLE = """
            update sync_console.bulk_item
               set outcome_code = ?,
                   result_sync = ?
             where org_id = ?
               and act_id = ?
               and position = ?
            """;
    private static final String REFUSE = """
            update sync_console.bulk_item
               set outcome_code = 2,
                   reason = left(?, 1000),
                   settled_at = clock_timestamp()
             where org_id = ?
               and act_id = ?
               and position = ?
               and outcome_code is null
            """;
    private static final String END = """
            update sync_console.bulk_act a
               set state_code = case when exists (
                       select
                         from sync_console.bulk_item i
                        where i.org_id = a.org_id
                          and i.act_id = a.id
                          and i.outcome_code is null) then 3 else 2 end,
                   ended_at = clock_timestamp()
             where a.org_id = ?
               and a.id = ?
               and a.state_code = 1
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final SyncCommands commands;
    private final SyncRetries retries;

    BulkSteps(CurrentCaller currentCaller, JdbcClient jdbc, SyncCommands commands, SyncRetries retries) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.commands = commands;
        this.retries = retries;
    }

    /** What is asked, and by whom. */
    record Order(
            UUID act,
            CommandKind kind,
            @Nullable String reason,
            @Nullable UUID by,
            String byName) {}

    record Step(int position, String syncId) {}

    /** Empty where it is over. */
    @Transactional(readOnly = true)
    Optional<Order> find(UUID act) {
        return jdbc.sql(FIND)
                .params(org(), act)
                .query((row, number) -> new Order(
                        act,
                        CommandKind.valueOf(
                                Objects.requireNonNull(row.getString("kind")).toUpperCase(Locale.ROOT)),
                        row.getString("reason"),
                        row.getObject("asked_by", UUID.class),
                        Objects.requireNonNull(row.getString("asked_by_name"))))
                .optional();
    }

    /** None once somebody has stopped it. */
    @Transactional(readOnly = true)
    List<Step> next(UUID act, int after) {
        return jdbc.sql(NEXT)
                .params(org(), act, after)
                .query((row, number) -> new Step(row.getInt("position"), Objects.requireNonNull(row.getString(2))))
                .list();
    }

    /** @throws com.mantisnxt.sync.base.Refused with nothing kept of it */
    @Transactional
    void act(Order order, Step step) {
        if (jdbc.sql(CLAIM).params(org(), order.act(), step.position()).update() == 0) {
            return;
        }
        if (order.kind() == CommandKind.RETRY_FAILED) {
            retries.retry(step.syncId()).ifPresent(retry -> settle(order, step, BulkOutcome.ASKED, retry));
        } else if (commands.requestUnlessSo(step.syncId(), order.kind(), order.reason())
                .isEmpty()) {
            settle(order, step, BulkOutcome.ALREADY, null);
        }
    }

    private void settle(Order order, Step step, BulkOutcome outcome, @Nullable String retry) {
        jdbc.sql(SETTLE)
                .param(outcome.code())
                .param(retry)
                .params(org(), order.act(), step.position())
                .update();
    }

    @Transactional
    void refuse(Order order, Step step, String reason) {
        jdbc.sql(REFUSE).params(reason, org(), order.act(), step.position()).update();
    }

    @Transactional
    void end(UUID act) {
        jdbc.sql(END).params(org(), act).update();
    }

    private UUID org() {
        return currentCaller.get().org().value();
    }
}
