package com.mantisnxt.sync.run.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.UI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;

/** A page that goes along with syncs misses none of their turns, though a reading fails. */
class SyncsWatchTest extends ViewTest {

    @Autowired
    private SyncServices services;

    private final AtomicInteger readings = new AtomicInteger();
    private final List<Integer> shown = new ArrayList<>();

    @Test
    void aReadingThatFailedIsTriedAgainThoughNothingTurnsAnyMore() {
        try (var watch = new SyncsWatch<>(services, UI.getCurrent(), this::failsOnce, shown::add)) {
            aSyncBegins();
            await().pollInSameThread().untilAsserted(() -> {
                catchUp();
                assertThat(shown).containsExactly(2);
            });
        }
    }

    private int failsOnce() {
        int reading = readings.incrementAndGet();
        if (reading == 1) {
            throw new QueryTimeoutException("The database took too long");
        }
        return reading;
    }

    private void aSyncBegins() {
        try (Session session = database.asApplication(organisation.id())) {
            session.run(
                    "insert into public.sync_progress (org_id, sync_id, entity_type, total_items)"
                            + " values (?, 'one', 'product', 5)",
                    organisation.id());
        }
    }
}
