package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far the console is with a sync that it does itself. */
@Service
public class RunPhases {

    private static final String OF_SYNC = """
            select r.*, false as orphaned
              from public.sync_progress p
              join sync_console.run r on r.org_id = p.org_id and r.sync_id = p.sync_id
             where p.org_id = ?
               and p.id = ?
             order by r.created_at desc
             limit 1
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final RunReader reader;
    private final Plans plans;

    RunPhases(CurrentCaller currentCaller, JdbcClient jdbc, RunReader reader, Plans plans) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.reader = reader;
        this.plans = plans;
    }

    /** Where a phase stands. */
    public enum Stand {
        AHEAD,
        NOW,
        DONE,
        /** The run ended in it, before its end. */
        CUT,
        /** The run ended before it, because there was nothing to do in it, or not without people. */
        LEFT_OUT
    }

    /**
     * One phase.
     *
     * @param since null where it has not begun, or is not known
     * @param until null where it has not ended, or is not known
     */
    public record Line(
            RunPhase phase,
            Stand stand,
            @Nullable Instant since,
            @Nullable Instant until) {}

    /**
     * The phases in their order, and what came of them so far.
     *
     * @param read records, or ids of records
     * @param toRead null where the source did not say
     */
    public record Course(
            List<Line> lines, int read, @Nullable Integer toRead, PlanRow plan) {}

    /**
     * Empty where a service does the sync.
     *
     * @param sync the row's id
     */
    @Transactional(readOnly = true, timeout = 5)
    public Optional<Course> of(UUID sync) {
        return jdbc.sql(OF_SYNC)
                .params(currentCaller.require(Right.READ).org().value(), sync)
                .query(this::found)
                .optional()
                .map(found -> new Course(
                        lines(found),
                        found.run().reading().records(),
                        found.run().reading().total(),
                        plans.get(found.run().order().preview())));
    }

    /** @param turns when each phase of its kind began, and when the last one ended; null where that is not known */
    private record Found(HeldRun run, RunState state, boolean hasBegun, List<@Nullable Instant> turns) {}

    private Found found(ResultSet row, int number) throws SQLException {
        HeldRun run = reader.held(row, number);
        List<@Nullable Instant> turns = new ArrayList<>();
        for (RunPhase phase : run.kind().phases()) {
            turns.add(moment(row, phase == run.kind().first() ? "begun_at" : since(phase)));
        }
        turns.add(moment(row, "ended_at"));
        RunState state = Coded.byCode(RunState.class, row.getInt("state_code"));
        return new Found(run, state, turns.getFirst() != null, turns);
    }

    private static String since(RunPhase phase) {
        return phase == RunPhase.COMPARE ? "compares_since" : "applies_since";
    }

    private static List<Line> lines(Found found) {
        List<RunPhase> phases = found.run().kind().phases();
        int now = phases.indexOf(found.run().phase());
        List<Line> lines = new ArrayList<>();
        for (int place = 0; place < phases.size(); place++) {
            Instant ended = found.turns().get(place == now ? phases.size() : place + 1);
            Stand stand = place < now ? Stand.DONE : place == now ? here(found) : ahead(found);
            boolean isEntered = stand != Stand.AHEAD && stand != Stand.LEFT_OUT;
            lines.add(new Line(
                    phases.get(place), stand, isEntered ? found.turns().get(place) : null, isEntered ? ended : null));
        }
        return lines;
    }

    private static Stand here(Found found) {
        return switch (found.state()) {
            case QUEUED, RUNNING, PAUSED -> found.hasBegun() ? Stand.NOW : Stand.AHEAD;
            case DONE -> Stand.DONE;
            case FAILED, CANCELLED -> found.hasBegun() ? Stand.CUT : Stand.LEFT_OUT;
        };
    }

    private static Stand ahead(Found found) {
        return found.state().isOver() ? Stand.LEFT_OUT : Stand.AHEAD;
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
