package com.mantisnxt.sync.activity.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.server.VaadinSession;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The address changes while what it asked for before is still being counted. */
class LateAnswerTest extends ActivityPage {

    /** The answer and its causes wait for their turn at the page, which another address has by then. */
    @Test
    void anAnswerThatComesLateIsNotShownForWhatIsAskedNow() throws SQLException {
        events.add(now.minusSeconds(1), "failed", "order", "boom");
        events.add(now.minusSeconds(2), "failed", "order", "boom");
        events.add(now.minusSeconds(3), "completed", "product", null);
        try (Session slow = database.asAdministrator()) {
            holdCounts(slow);
            open("activity?entity=order");
            catchUp();
            slow.connection().rollback();
            await().pollInSameThread().until(() -> waiting() >= 2);

            holdCounts(slow);
            open("activity?entity=product");
            catchUp();
            assertThat(text()).doesNotContain("2 events").doesNotContain("1 events");
            slow.connection().rollback();
        }
        await().pollInSameThread().untilAsserted(() -> {
            catchUp();
            assertThat(text()).contains("1 events");
        });
        assertThat(text()).doesNotContain("2 events");
        assertThat(address()).isEqualTo("activity?entity=product");
    }

    /** What counts events asks first how far they are folded, and waits. */
    private static void holdCounts(Session session) throws SQLException {
        session.connection().setAutoCommit(false);
        session.run("lock table sync_console.activity_fold in access exclusive mode");
    }

    private static int waiting() {
        return VaadinSession.getCurrent().getPendingAccessQueue().size();
    }
}
