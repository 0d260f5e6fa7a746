package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.mantisnxt.sync.testing.Session;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** What a preview and its apply leave in the activity log, by the actions of the contract. */
@ConsoleTest
@Import(MadeUpSources.class)
class LoggedRunTest {

    private final ApplicationContext context;

    @Autowired
    LoggedRunTest(ApplicationContext context) {
        this.context = context;
    }

    @Test
    void aComputedPreviewSaysWhatItHolds() {
        Shop shop = Shop.stored(context, new RecordsOfATest().products(10, "1"));
        shop.now(new RecordsOfATest().products(7, "1").record("z", "{\"name\":\"New\"}"));
        UUID preview = shop.compute();
        String sync = shop.plan(preview).computeSync();
        try (Session session = shop.session()) {
            assertThat(session.row(
                            "select record_count, message, details ->> 'preview' as preview from public.sync_activity_log"
                                    + " where action = 'preview_delta' and sync_id = ?",
                            sync))
                    .containsEntry("record_count", 4)
                    .containsEntry("message", "1 new, 0 updated, 3 deleted, 7 unchanged")
                    .containsEntry("preview", preview.toString());
        }
        assertThat(actions(shop, sync)).contains("sync_start", "preview_delta", "sync_complete");
    }

    @Test
    void anApplyTellsWhoApprovedAndWhatItDid() {
        Shop shop = Shop.stored(context, new RecordsOfATest().products(10, "1"));
        shop.now(new RecordsOfATest().products(10, "2"));
        UUID preview = shop.compute();
        shop.approve(preview);
        shop.work();
        assertThat(actions(shop, "apply-" + preview))
                .contains("sync_start", "manual_trigger", "batch_process", "sync_complete")
                .doesNotContain("preview_delta");
    }

    private static List<String> actions(Shop shop, String sync) {
        try (Session session = shop.session()) {
            return session.values(
                    String.class, "select distinct action::text from public.sync_activity_log where sync_id = ?", sync);
        }
    }
}
