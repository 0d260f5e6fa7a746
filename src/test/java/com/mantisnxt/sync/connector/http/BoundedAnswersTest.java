package com.mantisnxt.sync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.connector.ConnectorProperties;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.StandIn;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Answers are bounded in time and size, whatever the other side does. */
class BoundedAnswersTest extends OutgoingFixture {

    @Test
    void waitsOnlySoLongForTheFirstByte() {
        try (var silent = new StandIn(exchange -> {})) {
            silent.onceStuckAfter("");
            assertKind(() -> read(WebRequest.get(silent.uri("/"))), "AWAY");
        }
    }

    @Test
    void waitsOnlySoLongFromOneByteToTheNext() {
        standIn.onceStuckAfter("some");
        assertKind(() -> read(WebRequest.get(standIn.uri("/"))), "AWAY");
    }

    @Test
    void endsAnAnswerThatDripsForever() throws IOException {
        var base = Doors.properties();
        var hasty = new ConnectorProperties(
                false,
                base.connectWait(),
                base.answerWait(),
                Duration.ofMillis(900),
                base.largestBody(),
                base.largestRecord(),
                base.largestUpload());
        standIn.once(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        });
        try (var closable = new Closing(Doors.toOpen(hasty))) {
            assertThatThrownBy(() -> read(closable.outgoing(), WebRequest.get(standIn.uri("/"))))
                    .isInstanceOf(SourceFault.class)
                    .hasMessageContaining("took too long");
        }
    }

    @Test
    void stopsReadingWhatIsLargerThanAllowed() {
        standIn.once(exchange -> StandIn.send(exchange, 200, "text/plain", new byte[100_000]));
        assertKind(() -> read(WebRequest.get(standIn.uri("/")).atMost(99_999)), "TOO_LARGE");
    }

    @Test
    void unpacksAnAnswer() throws IOException {
        byte[] packed = packed("hello, packed", 1);
        standIn.once(exchange -> StandIn.send(exchange, 200, "text/plain", packed, "Content-Encoding", "gzip"));
        assertThat(read(WebRequest.get(standIn.uri("/")))).isEqualTo("hello, packed");
    }

    @Test
    void stopsABombThatIsSmallOnTheWire() throws IOException {
        byte[] packed = packed("0".repeat(1 << 20), 3);
        assertThat(packed.length).isLessThan(10_000);
        standIn.once(exchange -> StandIn.send(exchange, 200, "text/plain", packed, "Content-Encoding", "gzip"));
        assertKind(() -> read(WebRequest.get(standIn.uri("/"))), "TOO_LARGE");
    }

    @Test
    void stopsABombByItsRatioWhereMuchIsAllowed() throws IOException {
        byte[] packed = packed("0".repeat(1 << 20), 40);
        standIn.once(exchange -> StandIn.send(exchange, 200, "text/plain", packed, "Content-Encoding", "gzip"));
        assertThatThrownBy(() -> read(WebRequest.get(standIn.uri("/")).atMost(1L << 40)))
                .isInstanceOf(SourceFault.class)
                .hasMessageContaining("times its size");
    }

    @Test
    void aCutOffAnswerIsNoWholeOne() {
        standIn.once(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
        });
        assertKind(() -> read(WebRequest.get(standIn.uri("/"))), "AWAY");
    }
}
