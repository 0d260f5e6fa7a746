package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class ActivityTailTest {

    private final Caller caller = Organisations.anybody();
    private final LoggedEvents events =
            new LoggedEvents(TestServer.POSTGRES_18.shared(), caller.org().value());
    private final CurrentCaller currentCaller;
    private final ActivitySearch search;
    private final ActivityTail tail;

    @Autowired
    ActivityTailTest(CurrentCaller currentCaller, ActivitySearch search, ActivityTail tail) {
        this.currentCaller = currentCaller;
        this.search = search;
        this.tail = tail;
    }

    @Test
    void tellsWhatIsWrittenWhileItIsFollowedAndStaysInTouchOtherwise() {
        List<TailNews> told = new CopyOnWriteArrayList<>();
        try (var following = follow(tail, told)) {
            await().until(() -> told.size() > 1);
            EventId event = events.add(Instant.now(), "failed", "order", "boom");
            await().until(() -> !told.getLast().rows().isEmpty());
            assertThat(told.getLast().rows().getFirst().text()).isEqualTo("boom");
            assertThat(told.getLast().arrived()).isEqualTo(1);
            assertThat(event).isNotNull();
        }
    }

    @Test
    void thoseWhoFollowTheSameShareTheReadingAndNobodyCostsNothing() {
        var ownTail = new ActivityTail(search, currentCaller, java.time.Clock.systemUTC());
        List<TailNews> one = new CopyOnWriteArrayList<>();
        List<TailNews> other = new CopyOnWriteArrayList<>();
        var first = follow(ownTail, one);
        await().until(() -> !one.isEmpty());
        var second = follow(ownTail, other);
        assertThat(other).hasSize(1);
        assertThat(ownTail.loops()).isEqualTo(1);
        first.close();
        first.close();
        int heard = one.size();
        await().until(() -> other.size() > 2);
        assertThat(one).hasSize(heard);
        second.close();
        assertThat(ownTail.loops()).isZero();
    }

    @Test
    void followingNeedsTheRight() {
        Caller reporter = new Caller(caller.org(), null, "reporter", Set.of(Right.REPORT));
        assertThatThrownBy(() -> currentCaller.callAs(reporter, () -> tail.follow(ActivityFilter.DEFAULT, news -> {})))
                .isInstanceOf(NotAllowed.class);
    }

    private ActivityTail.Subscription follow(ActivityTail followed, List<TailNews> told) {
        return currentCaller.callAs(caller, () -> followed.follow(ActivityFilter.DEFAULT, told::add));
    }
}
