package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.progress.BoardChange;
import com.mantisnxt.sync.progress.ProgressFeed;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlanWatchTest extends PlanPage {

    /** For a count of thirty records; where it is not enough the count sees what comes, and nothing is shown by this. */
    private static final Duration COUNTED = Duration.ofSeconds(1);

    @Test
    void whatMovesWhileACountIsOnItsWayToThePageIsCountedToo() throws InterruptedException {
        UUID preview = aPreviewOfChanges();
        CountDownLatch told = new CountDownLatch(1);
        open("previews/" + preview);
        var onItsWay = VaadinSession.getCurrent().getPendingAccessQueue();
        await().pollInSameThread().pollDelay(COUNTED).until(() -> !onItsWay.isEmpty());
        try (Session session = database.asApplication(organisation.id());
                var feed = context.getBean(ProgressFeed.class).watch(new OrgId(organisation.id()), change -> {
                    if (holds(change, "another")) {
                        told.countDown();
                    }
                })) {
            session.run("update sync_console.record set version = 7 where external_id = 'p-000020'");
            session.run(
                    "insert into sync_progress (org_id, sync_id, entity_type) values (?, 'another', 'product')",
                    organisation.id());
            assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();
            await().pollInSameThread().untilAsserted(() -> {
                catchUp();
                assertThat(text()).contains("Of our records 1 have changed since");
            });
        }
    }

    private static boolean holds(BoardChange change, String syncId) {
        return change.board().syncs().values().stream()
                .anyMatch(live -> live.sync().syncId().equals(syncId));
    }
}
