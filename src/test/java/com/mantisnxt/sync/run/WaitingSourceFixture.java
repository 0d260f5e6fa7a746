package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.SyncStatus;
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

    /** It is later, so often, and the source is asked again. */
    void laterAgain(int times) {
        for (int i = 0; i < times; i++) {
            itIsLater();
            shop.work();
        }
    }

    /** It was not given up each time before. */
    void waitsAndIsAskedAgain(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(sync().status()).isEqualTo(SyncStatus.IN_PROGRESS);
            laterAgain(1);
        }
    }

    SyncSnapshot sync() {
        return of(sync);
    }
}
