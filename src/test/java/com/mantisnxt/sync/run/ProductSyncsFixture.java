package com.mantisnxt.sync.run;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.StoredRecord;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** A shop whose products are synced: syncs are begun, time passes, and what came of them is looked at. */
@ConsoleTest
@Import(MadeUpSources.class)
abstract class ProductSyncsFixture {

    @Autowired
    ApplicationContext context;

    Shop shop;

    String begin(boolean everything) {
        return shop.as(
                () -> context.getBean(SyncRequests.class).begin(shop.connection, EntityType.PRODUCT, everything));
    }

    String begin() {
        return begin(false);
    }

    SyncSnapshot of(String sync) {
        return shop.as(() -> context.getBean(Syncs.class).get(sync));
    }

    /** Begins one of changes, has it worked on, and looks at it. */
    SyncSnapshot synced() {
        String sync = begin();
        shop.work();
        return of(sync);
    }

    /** How often a source that does not answer is asked again, and how much goes into a transaction. */
    void set(int tries, @Nullable Integer batch) {
        SyncSetting usual = SyncSetting.USUAL;
        var setting = new SyncSetting(true, null, false, usual.everything(), usual.deletions(), tries, null, batch);
        shop.as(() -> {
            context.getBean(SyncSettings.class).set(shop.connection, EntityType.PRODUCT, setting);
            return true;
        });
    }

    /** For everything, and for the ids. */
    void itIsTime() {
        try (Session session = shop.session()) {
            session.run("update sync_console.sync_position set everything_at = now() - interval '25 hours',"
                    + " deletions_at = now() - interval '25 hours'");
        }
    }

    /** What a run waited for is over. */
    void itIsLater() {
        try (Session session = shop.session()) {
            session.run(
                    "update sync_console.run set throttled_until = now() - interval '1 second' where throttled_until is not null");
        }
    }

    List<String> ids() {
        return shop.records().stream().map(StoredRecord::externalId).toList();
    }

    List<String> logged() {
        try (Session session = shop.session()) {
            return session.values(
                    String.class, "select message from public.sync_activity_log where message is not null");
        }
    }
}
