package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class TailWindowTest {

    private static final String INSERT = """
            insert into public.sync_activity_log (org_id, created_at, status, action, message)
            values (?, ?, 'completed', 'batch_process', ?)
            """;

    private final TestDatabase database = TestServer.POSTGRES_18.shared();
    private final Caller caller = Organisations.anybody();
    private final LoggedEvents events = new LoggedEvents(database, caller.org().value());
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final CurrentCaller currentCaller;
    private final ActivitySearch search;

    @Autowired
    TailWindowTest(CurrentCaller currentCaller, ActivitySearch search) {
        this.currentCaller = currentCaller;
        this.search = search;
    }

    @Test
    void whatIsThereAtFirstIsShownAndWhatComesLaterIsCounted() {
        EventId before = events.add(now.minusSeconds(60), "completed", "product", null);
        TailWindow window = window(ActivityFilter.DEFAULT);
        assertThat(read(window).arrived()).isZero();
        EventId after = events.add(now, "failed", "order", "boom");
        TailNews news = read(window);
        assertThat(ids(news)).containsExactly(after, before);
        assertThat(news.arrived()).isEqualTo(1);
        assertThat(read(window))
                .usingRecursiveComparison()
                .ignoringFields("readAt")
                .isEqualTo(news);
    }

    @Test
    void whatIsCommittedLateStandsInItsPlaceAndIsCountedOnce() throws SQLException {
        TailWindow window = window(ActivityFilter.DEFAULT);
        try (Session slow = database.asApplication(caller.org().value())) {
            slow.connection().setAutoCommit(false);
            slow.run(INSERT, caller.org().value(), now.minusSeconds(20).atOffset(ZoneOffset.UTC), "late");
            EventId newest = events.add(now.minusSeconds(10), "completed", "product", null);
            EventId oldest = events.add(now.minusSeconds(25), "completed", "product", null);
            assertThat(ids(read(window))).containsExactly(newest, oldest);
            slow.connection().commit();
        }
        TailNews news = read(window);
        assertThat(news.rows()).extracting(ActivityRow::message).containsExactly(null, "late", null);
        assertThat(news.arrived()).isEqualTo(1);
        assertThat(read(window).arrived()).isEqualTo(1);
    }

    @Test
    void whatIsCommittedVeryLateIsFoundAsWellThoughNotAtOnce() {
        TailWindow window = window(ActivityFilter.DEFAULT);
        read(window);
        EventId old = events.add(now.minusSeconds(600), "completed", "product", null);
        assertThat(read(window).rows()).isEmpty();
        TailNews news = read(window);
        for (int reading = 0; reading < 20; reading++) {
            news = read(window);
        }
        assertThat(ids(news)).containsExactly(old);
        assertThat(news.arrived()).isEqualTo(1);
    }

    @Test
    void ofAFloodOnlyTheNewestAreHeldAndItIsSaid() {
        TailWindow window = window(ActivityFilter.DEFAULT);
        read(window);
        events.add(now.minusSeconds(5), "completed", "product", null);
        assertThat(read(window).floods()).isZero();
        flood(1_000);
        TailNews news = read(window);
        assertThat(news.floods()).isEqualTo(1);
        assertThat(news.rows()).hasSize(TailNews.MOST);
        assertThat(news.rows().getFirst().message()).isEqualTo("flood 1");
        assertThat(news.rows().getLast().message()).isEqualTo("flood " + TailNews.MOST);
        assertThat(read(window).floods()).isEqualTo(1);
    }

    @Test
    void whatDoesNotMatchIsNoNewsAndNeitherIsAnotherOrganisations() {
        var failed = new ActivityFilter(
                Set.of(SyncStatus.FAILED), Set.of(), Set.of(), Set.of(), null, null, List.of(), TimeRange.DAY);
        TailWindow window = window(failed);
        read(window);
        events.add(now, "completed", "product", null);
        new LoggedEvents(database, database.newOrganisation().id()).add(now, "failed", "order", "theirs");
        assertThat(read(window).rows()).isEmpty();
        EventId ours = events.add(now, "failed", "order", "ours");
        assertThat(ids(read(window))).containsExactly(ours);
    }

    @Test
    void whatLeavesTheRangeLeavesTheWindow() {
        TailWindow window = window(ActivityFilter.DEFAULT.within(new TimeRange.Last(Duration.ofMinutes(1))));
        EventId stays = events.add(now.minusSeconds(1), "completed", "product", null);
        EventId leaves = events.add(now.minusSeconds(50), "completed", "product", null);
        assertThat(ids(read(window))).containsExactly(stays, leaves);
        clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(20));
        assertThat(ids(read(window))).containsExactly(stays);
    }

    private Clock clock = Clock.systemUTC();

    private TailWindow window(ActivityFilter filter) {
        return new TailWindow(filter, search, new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return clock.instant();
            }
        });
    }

    private TailNews read(TailWindow window) {
        return currentCaller.callAs(caller, window::read);
    }

    private void flood(int events) {
        try (Session session = database.asApplication(caller.org().value())) {
            session.run("""
                    insert into public.sync_activity_log (org_id, created_at, status, action, message)
                    select ?, ? - make_interval(secs => n / 1000.0), 'completed', 'batch_process', 'flood ' || n
                      from generate_series(1, ?) n
                    """, caller.org().value(), now.atOffset(ZoneOffset.UTC), events);
        }
    }

    private static List<EventId> ids(TailNews news) {
        return news.rows().stream().map(ActivityRow::id).toList();
    }
}
