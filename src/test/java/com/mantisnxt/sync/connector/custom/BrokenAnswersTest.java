package com.mantisnxt.sync.connector.custom;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.connector.http.Doors;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer that breaks off in its middle is asked for again; what it delivered is not delivered twice. */
class BrokenAnswersTest {

    private static final int RECORDS = 2_000;
    /** So that records are delivered before the end of the bytes is met. */
    private static final String LONG = "n".repeat(300);

    private final Outgoing outgoing = Doors.toOpen();
    private final StandIn standIn =
            new StandIn(exchange -> StandIn.send(exchange, 200, "application/x-ndjson", lines(RECORDS)));
    private final Source source =
            CustomFixture.ofUrl(standIn.uri("/"), outgoing, "{'format':'ndjson','id':'/id'}", "{'auth':'none'}");

    @AfterEach
    void close() {
        standIn.close();
    }

    @Test
    void eachTimeLaterNothingIsDeliveredTwice() {
        assertDeliveredOnceWhenItBreaksOffAfter(700, 1_200, 1_900);
    }

    @Test
    void eachTimeSoonerNothingIsDeliveredTwice() {
        assertDeliveredOnceWhenItBreaksOffAfter(1_900, 1_200, 700);
    }

    @Test
    void nowSoonerNowLaterNothingIsDeliveredTwice() {
        assertDeliveredOnceWhenItBreaksOffAfter(1_200, 1_100, 1_150, 1_300, 1_250, 20, 1_310);
    }

    private void assertDeliveredOnceWhenItBreaksOffAfter(int... records) {
        for (int some : records) {
            standIn.once(exchange -> breakOff(exchange, some));
        }
        try (SourceWalk walk = source.walk(EntityType.PRODUCT)) {
            List<String> ids = new ArrayList<>();
            int faults = 0;
            boolean more = true;
            while (more) {
                try {
                    List<SourceRecord> page = walk.next();
                    page.forEach(record -> ids.add(record.externalId()));
                    more = !page.isEmpty();
                } catch (SourceFault fault) {
                    faults++;
                    assertThat(faults).isLessThan(100);
                }
            }
            assertThat(ids)
                    .containsExactlyElementsOf(IntStream.range(0, RECORDS)
                            .mapToObj(String::valueOf)
                            .toList());
        }
    }

    /** Promises all of it, and hangs up. */
    private static void breakOff(HttpExchange exchange, int records) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, lines(RECORDS).length);
        exchange.getResponseBody().write(lines(records));
        exchange.getResponseBody().flush();
        exchange.getResponseBody().close();
    }

    private static byte[] lines(int records) {
        return IntStream.range(0, records)
                .mapToObj(id -> "{\"id\":\"" + id + "\",\"text\":\"" + LONG + "\"}\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
