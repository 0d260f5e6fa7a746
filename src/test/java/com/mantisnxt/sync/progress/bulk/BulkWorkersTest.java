package com.mantisnxt.sync.progress.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.progress.CommandKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** However many nodes do an act and whichever dies, each sync is asked once, and soon. */
class BulkWorkersTest extends BulkStage {

    @Test
    void whoGoesOnAfterADeadNodeAsksEachOnce() {
        List<String> many = manySyncs(40);
        UUID act = begin(CommandKind.PAUSE, null, many.toArray(String[]::new));
        AtomicInteger steps = new AtomicInteger();
        assertThatThrownBy(() -> worker.work(key(act), () -> {
                    if (steps.incrementAndGet() > 15) {
                        throw new Dead();
                    }
                    return false;
                }))
                .isInstanceOf(Dead.class);
        assertThat(find(act).counts().asked()).isEqualTo(15);
        assertThat(find(act).state()).isEqualTo(BulkState.UNDER_WAY);
        work(act);
        assertThat(find(act).counts()).isEqualTo(new BulkAct.Counts(40, 40, 0, 0));
        assertThat(many).allSatisfy(sync -> assertThat(logged(sync, "pause")).isEqualTo(1));
    }

    @Test
    void twoNodesAtTheSameActAskEachOnce() {
        List<String> many = manySyncs(60);
        UUID act = begin(CommandKind.PAUSE, null, many.toArray(String[]::new));
        List<CompletableFuture<?>> nodes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            nodes.add(CompletableFuture.supplyAsync(() -> worker.work(key(act), NEVER)));
        }
        CompletableFuture.allOf(nodes.toArray(CompletableFuture[]::new)).join();
        assertThat(find(act).counts()).isEqualTo(new BulkAct.Counts(60, 60, 0, 0));
        assertThat(find(act).state()).isEqualTo(BulkState.DONE);
        assertThat(many).allSatisfy(sync -> assertThat(logged(sync, "pause")).isEqualTo(1));
    }

    /** More than are read at once. */
    @Test
    void aThousandAreAskedEachOnce() {
        List<String> many = manySyncs(1_000);
        UUID act = begin(CommandKind.PAUSE, null, many.toArray(String[]::new));
        work(act);
        assertThat(find(act).state()).isEqualTo(BulkState.DONE);
        assertThat(find(act).counts()).isEqualTo(new BulkAct.Counts(1_000, 1_000, 0, 0));
    }

    @Test
    void aStoppedOneAsksNobodyMore() {
        UUID act = begin(CommandKind.PAUSE, null, "a", "b");
        AtomicInteger asked = new AtomicInteger();
        worker.work(key(act), () -> asked.incrementAndGet() > 1);
        assertThat(as(() -> acts.stop(act))).isTrue();
        assertThat(as(() -> acts.stop(act)))
                .as("a second time there is nothing to stop")
                .isFalse();
        work(act);
        assertThat(find(act).state()).isEqualTo(BulkState.STOPPED);
        assertThat(find(act).stoppedBy()).isEqualTo("Test User");
        assertThat(find(act).counts()).isEqualTo(new BulkAct.Counts(2, 1, 0, 0));
        assertThat(listen("b")).isEmpty();
    }

    private static final class Dead extends Error {}
}
