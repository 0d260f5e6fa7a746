package com.mantisnxt.sync.activity.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.activity.TailNews;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TailLinkTest extends ViewTest {

    private final List<Long> taken = new ArrayList<>();
    private final AtomicInteger lost = new AtomicInteger();

    @Test
    void aBrowserThatIsNotHeardOfIsGivenUp() {
        TailLink link = link();
        for (long number = 1; number <= 10; number++) {
            tell(link, number);
        }
        link.seen();
        for (long number = 11; number <= 25; number++) {
            tell(link, number);
        }
        assertThat(lost.get()).isZero();
        link.take(news(26));
        await().pollInSameThread().until(() -> {
            deliver();
            return lost.get() == 1;
        });
        assertThat(taken).hasSize(25);
    }

    @Test
    void aSlowPageGetsTheLatestAlone() throws InterruptedException {
        TailLink link = link();
        // the page is busy as long as this thread holds its lock
        Thread tail = Thread.startVirtualThread(() -> {
            for (long number = 1; number <= 1_000; number++) {
                link.take(news(number));
            }
        });
        tail.join();
        await().pollInSameThread().until(() -> {
            deliver();
            return !taken.isEmpty();
        });
        assertThat(taken).containsExactly(1_000L);
    }

    @Test
    void whatWasOnItsWayWhenItWasClosedIsNotDelivered() {
        TailLink closed = link();
        closed.take(news(1));
        closed.close();
        tell(link(), 1);
        assertThat(taken).hasSize(1);
    }

    @BeforeEach
    void openAPage() {
        navigate(ActivityView.class);
    }

    private TailLink link() {
        return new TailLink(UI.getCurrent(), news -> taken.add(news.arrived()), lost::incrementAndGet);
    }

    private void tell(TailLink link, long number) {
        link.take(news(number));
        await().pollInSameThread().until(() -> {
            deliver();
            return taken.size() == number;
        });
    }

    /** As the page does when its lock is free. */
    private static void deliver() {
        var session = UI.getCurrent().getSession();
        session.getService().runPendingAccessTasks(session);
    }

    private static TailNews news(long number) {
        return new TailNews(List.of(), number, 0, Instant.EPOCH);
    }
}
