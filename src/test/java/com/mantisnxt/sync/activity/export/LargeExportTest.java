package com.mantisnxt.sync.activity.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.base.export.ExportFormat;
import com.mantisnxt.sync.testing.OpenTransactions;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** However many events there are, however long and however slowly they are taken. */
class LargeExportTest extends ExportOfATest {

    private static final int MANY = 100_500;

    @Test
    void aHundredThousandEventsAreThereOnceEachWithFewInMemory() {
        events.addMany(MANY, now);
        new LoggedEvents(database, Organisations.anybody().org().value()).addMany(10, now);
        List<String> lines = text(ExportFormat.NDJSON, MONTH).lines().toList();
        assertThat(lines).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(lines.getFirst()).contains("\"message\":\"event 0\"");
        assertThat(lines.getLast()).contains("\"message\":\"event " + (MANY - 1) + "\"");
        assertThat(text(ExportFormat.CSV, failed()).lines()).hasSize(1 + MANY / 100);
        assertThat(chunkSizes(MONTH)).hasSize(MANY / 2_000 + 1).allMatch(size -> size <= 2_000);
        as(() -> assertThat(chunks.count(MONTH)).hasValue(MANY));
    }

    /** Plain SQL bounds no text. */
    @Test
    void veryLongTextsMakeSmallChunks() {
        String error = "boom ".repeat(400_000);
        IntStream.range(0, 12).forEach(i -> events.add(now.minusSeconds(i), "failed", "order", error));
        events.addMany(5, now.minusSeconds(20));
        assertThat(chunkSizes(MONTH)).containsExactly(3, 3, 3, 3, 5);
        assertThat(text(ExportFormat.NDJSON, MONTH).lines())
                .hasSize(17)
                .filteredOn(line -> line.length() > 2_000_000)
                .hasSize(12);
        assertThat(text(ExportFormat.NDJSON, MONTH.withWords(List.of("boom"))).lines())
                .hasSize(12);
    }

    @Test
    void noTransactionStaysOpenWhileTheReaderIsSlow() throws IOException {
        events.addMany(2_500, now);
        var open = new ArrayList<List<String>>();
        try (Session administrator = database.asAdministrator()) {
            OutputStream slow = new OutputStream() {
                @Override
                public void write(int b) {}

                @Override
                public void write(byte[] bytes, int from, int length) {
                    open.add(OpenTransactions.naming("sync_activity_log", administrator));
                }
            };
            write(ExportOrder.all(MONTH, ExportFormat.CSV), slow, rows -> true);
        }
        assertThat(open).isNotEmpty().allMatch(List::isEmpty, "no open transaction");
    }

    private List<Integer> chunkSizes(ActivityFilter filter) {
        List<Integer> sizes = new ArrayList<>();
        as(() -> {
            ActivityFilter pinned = search.pin(filter);
            @Nullable EventId after = null;
            do {
                var chunk = chunks.read(pinned, after, Long.MAX_VALUE);
                sizes.add(chunk.events().size());
                after = chunk.next();
            } while (after != null);
        });
        return sizes;
    }
}
