package com.mantisnxt.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.http.Doors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every connector must do, against a small stand-in: as a walk, and with answers that are none. */
public abstract class SourceContract extends SourceWalkContract {

    @Test
    void saysUntilWhenItIsThrottledAndGoesOnAfterwards() {
        has(30);
        standIn.once(429, "text/html", "<html>slow down</html>", "Retry-After", "30");
        try (SourceWalk walk = walk(standIn.uri("/"))) {
            SourceFault fault = catchThrowableOfType(SourceFault.class, walk::next);
            assertThat(fault.kind()).isEqualTo(Kind.THROTTLED);
            assertThat(fault.retryAt())
                    .isBetween(Instant.now().plusSeconds(20), Instant.now().plus(Duration.ofSeconds(31)));
            assertThat(drain(walk)).isEqualTo(shelf.ids());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, WRONG_KEY",
        "403, NO_RIGHT",
        "404, WRONG_ADDRESS",
        "410, WRONG_ADDRESS",
        "413, UNREADABLE",
        "500, AWAY",
        "502, AWAY",
        "503, AWAY",
        "504, AWAY",
        "418, UNREADABLE",
        "204, UNREADABLE"
    })
    void aBadStatusSaysWhatHelps(int status, Kind kind) {
        standIn.once(status, "application/json", status == 204 ? "" : "{\"message\":\"key 4711 is bad\"}");
        SourceFault fault = fault(standIn.uri("/"));
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.reason()).doesNotContain("4711");
    }

    @Test
    void maintenanceSaysWhenToComeBack() {
        standIn.once(503, "application/json", "{}", "Retry-After", "600");
        assertThat(fault(standIn.uri("/")).retryAt()).isAfter(Instant.now().plusSeconds(500));
    }

    @ParameterizedTest
    @CsvSource({"text/html", "application/json"})
    void aWebPageWithStatus200IsNoData(String type) {
        standIn.once(200, type, "<!DOCTYPE html><html><title>Sign in</title><body>proxy</body></html>");
        SourceFault fault = fault(standIn.uri("/"));
        assertThat(fault.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(fault.reason()).contains("web page").doesNotContain("<");
    }

    @Test
    void anAnswerThatIsCutIsNotTakenForAWholeOne() throws IOException {
        has(40);
        byte[] whole = whole();
        standIn.once(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(200, whole.length);
            exchange.getResponseBody().write(whole, 0, whole.length / 2);
            exchange.getResponseBody().flush();
        });
        assertThat(fault(standIn.uri("/")).kind()).isIn(Kind.AWAY, Kind.UNREADABLE);
    }

    /** What the system would send for a first request. */
    private byte[] whole() throws IOException {
        try (var answer = outgoing.send(com.mantisnxt.sync.connector.http.WebRequest.get(standIn.uri("/")))) {
            return answer.body().readAllBytes();
        }
    }

    @Test
    void anAnswerThatStopsIsNotWaitedForForever() throws IOException {
        has(40);
        String whole = new String(whole(), StandardCharsets.UTF_8);
        standIn.onceStuckAfter(whole.substring(0, whole.length() / 2));
        assertThat(fault(standIn.uri("/")).kind()).isEqualTo(Kind.AWAY);
    }

    @Test
    void aRedirectToAnotherHostGetsNoKey() {
        has(3);
        try (var other = new StandIn(exchange -> answer(exchange, shelf))) {
            standIn.once(302, "text/plain", "", "Location", other.uri("/").toString());
            if (posts()) {
                assertThat(fault(standIn.uri("/")).kind()).isEqualTo(Kind.WRONG_ADDRESS);
                assertThat(other.asked()).isEmpty();
                return;
            }
            try (SourceWalk walk = walk(standIn.uri("/"))) {
                walk.next();
            }
            assertThat(standIn.asked().getFirst().has("Authorization")).isTrue();
            assertThat(other.asked()).noneMatch(asked -> asked.has("Authorization"));
        }
    }

    @Test
    void aRedirectToAPrivateAddressIsNotFollowed() {
        standIn.once(302, "text/plain", "", "Location", "http://" + Doors.CLOSED + ":1/");
        assertThat(fault(standIn.uri("/")).kind()).isEqualTo(posts() ? Kind.WRONG_ADDRESS : Kind.FORBIDDEN_ADDRESS);
    }

    @Test
    void whatIsLargerThanAllowedIsNotRead() {
        standIn.once(200, "application/json", " ".repeat(3 << 20));
        assertThat(fault(standIn.uri("/")).kind()).isEqualTo(Kind.TOO_LARGE);
    }
}
