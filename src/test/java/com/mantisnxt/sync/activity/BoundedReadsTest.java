package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database itself gives a search up, and what comes next on its connection is not hurried by it. */
@ConsoleTest
class BoundedReadsTest {

    private final BoundedReads reads;
    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Caller caller = Organisations.anybody();

    @Autowired
    BoundedReadsTest(BoundedReads reads, CurrentCaller currentCaller, JdbcClient jdbc) {
        this.reads = reads;
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
    }

    @Test
    void theBoundHoldsForItsOwnStatementsAlone() {
        String before = bound();
        assertThatThrownBy(() -> currentCaller.callAs(
                        caller,
                        () -> reads.within(
                                Duration.ofMillis(50),
                                () -> jdbc.sql("select pg_sleep(600)::text")
                                        .query(String.class)
                                        .single())))
                .isInstanceOfSatisfying(
                        ActivityRefused.class,
                        refused -> assertThat(refused.code().value()).isEqualTo("search_too_wide"));
        String within = currentCaller.callAs(caller, () -> reads.atOneMoment(Duration.ofSeconds(77), this::bound));
        assertThat(within).isEqualTo("77s");
        assertThat(bound()).as("of the next on this connection").isEqualTo(before);
    }

    /** A plan for any values reads a cause to its end, which at a million errors takes seconds. */
    @Test
    void onlyWhatAddsUpIsPlannedForItsValues() {
        assertThat(currentCaller.callAs(caller, () -> reads.addedUp(Duration.ofSeconds(77), this::plans)))
                .isEqualTo("force_custom_plan");
        assertThat(currentCaller.callAs(caller, () -> reads.addedUp(Duration.ofSeconds(77), this::bound)))
                .isEqualTo("77s");
        assertThat(currentCaller.callAs(caller, () -> reads.atOneMoment(Duration.ofSeconds(77), this::plans)))
                .isEqualTo("auto");
        assertThat(plans()).as("of the next on this connection").isEqualTo("auto");
    }

    private String plans() {
        return jdbc.sql("show plan_cache_mode").query(String.class).single();
    }

    private String bound() {
        return jdbc.sql("show statement_timeout").query(String.class).single();
    }
}
