package com.mantisnxt.sync.run;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A sync of everything from a source that does not answer for a while. */
abstract class WaitingSourceFixture extends ProductSyncsFixture {

    static final Instant LATER = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
    static final SourceFault THROTTLED = new SourceFault(Kind.THROTTLED, "Too many requests.", LATER);
    static final SourceFault AWAY = new SourceFault(Kind.AWAY, "The shop does not answer.");

    String sync;

    void begin(RecordsOfATest source) {
        begin(source, 8);
    }

    void begin(RecordsOfATest source, int tries) {
        shop = Shop.with(context, source);
        set(tries, null);
        sync = begin(true);
        shop.work();
    }

    SyncSnapshot sync() {
        return of(sync);
    }
}
