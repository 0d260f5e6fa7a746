package com.mantisnxt.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.http.Doors;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every connector must do, against a small stand-in that speaks the language of its system. */
public abstract class SourceContract {

    protected final Outgoing outgoing = Doors.toOpen();
    protected final StandIn standIn = new StandIn(exchange -> answer(exchange, this.shelf));

    /** What the system has: ids in the order it delivers them, and how many it says there are. */
    protected record Shelf(List<String> ids, long announced) {}

    private Shelf shelf = new Shelf(List.of(), 0);

    /** Answers one request as the system does when all is well. */
    protected abstract void answer(HttpExchange exchange, Shelf shelf) throws IOException;

    /** A source on a system at that address. */
    protected abstract Source source(URI uri);

    /** Whether the system tells how many records there are. */
    protected boolean announces() {
        return true;
    }

    @AfterEach
    void shut() throws IOException {
        standIn.close();
        outgoing.destroy();
    }

    protected void has(int count) {
        has(IntStream.rangeClosed(1, count).mapToObj(i -> "id-" + i).toList());
    }

    private void has(List<String> ids) {
        shelf = new Shelf(ids, ids.size());
    }

    @Test
    void deliversEveryRecordOnceInTheOrderOfTheSystem() {
        has(1234);
        assertThat(ids(standIn.uri("/"))).isEqualTo(shelf.ids());
    }

    @Test
    void anEmptySystemIsNoFault() {
        has(0);
        assertThat(ids(standIn.uri("/"))).isEmpty();
    }

    @Test
    void tellsWhatWasAnnounced() {
        shelf = new Shelf(List.of("a", "b"), 7);
        try (SourceWalk walk = walk(standIn.uri("/"))) {
            drain(walk);
            assertThat(walk.announced().isPresent()).isEqualTo(announces());
            assertThat(walk.announced().orElse(7)).isEqualTo(7);
        }
    }

    @Test
    void deliversTwiceWhatComesTwiceAndKeepsTheAnnouncedTotal() {
        List<String> unstable = new ArrayList<>(
                IntStream.range(0, 600).mapToObj(i -> "id-" + i / 2).toList());
        Collections.shuffle(unstable, new Random(7));
        has(unstable);
        assertThat(ids(standIn.uri("/"))).isEqualTo(unstable);
    }

    @Test
    void whatHasNoIdIsCountedAndNamed() {
        has(List.of("a", "", "c", "  "));
        try (SourceWalk walk = walk(standIn.uri("/"))) {
            assertThat(drain(walk)).containsExactly("a", "c");
            assertThat(walk.unseen()).singleElement().asString().contains("2 records have no id");
        }
    }

    @Test
    void everythingSeenMeansNothingUnseen() {
        has(20);
        try (SourceWalk walk = walk(standIn.uri("/"))) {
            drain(walk);
            assertThat(walk.unseen()).isEmpty();
        }
    }

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
        assertThat(fault(standIn.uri("/")).kind()).isEqualTo(Kind.FORBIDDEN_ADDRESS);
    }

    @Test
    void whatIsLargerThanAllowedIsNotRead() {
        standIn.once(200, "application/json", " ".repeat(3 << 20));
        assertThat(fault(standIn.uri("/")).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    private SourceWalk walk(URI uri) {
        return source(uri).walk(EntityType.PRODUCT);
    }

    private List<String> ids(URI uri) {
        try (SourceWalk walk = walk(uri)) {
            return drain(walk);
        }
    }

    private static List<String> drain(SourceWalk walk) {
        List<String> ids = new ArrayList<>();
        for (List<SourceRecord> page = walk.next(); !page.isEmpty(); page = walk.next()) {
            page.forEach(record -> ids.add(record.externalId()));
        }
        return ids;
    }

    private SourceFault fault(URI uri) {
        try (SourceWalk walk = walk(uri)) {
            return catchThrowableOfType(SourceFault.class, () -> drain(walk));
        }
    }
}
