package com.mantisnxt.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.connector.RecordChange.Operation;
import com.mantisnxt.sync.connector.http.Doors;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What every system that is written to must keep, whatever happens on the way. Its records are products. */
public abstract class TargetContract {

    private static final String HTML = "<!DOCTYPE html><html><body>Just a moment...</body></html>";

    protected final Outgoing outgoing = Doors.toOpen();
    protected final StandIn standIn = new StandIn(this::answer);
    private final List<String> rights = new ArrayList<>();

    /** A target of products at that address, read by the usual mapping. */
    protected abstract RemoteTarget target(URI uri);

    /** As the system answers. */
    protected abstract void answer(HttpExchange exchange) throws IOException;

    /** There is such a product. */
    protected abstract void has(int id, String name, String price);

    /** Name and price as the system has them, such as {@code "P 1 at 10.00"}. */
    protected abstract String at(int id);

    protected abstract int size();

    /** How many changes it took. */
    protected abstract int taken();

    /** By our name. */
    protected abstract String price();

    /** Items with that in their name are refused with those words. */
    protected abstract void refuses(String marker, String words);

    /** The next changes are taken, and answered by that. */
    protected abstract void onceAfterwards(HttpHandler answer);

    /** The next changes are not taken, and answered by that. */
    protected abstract void onceInstead(HttpHandler answer);

    @AfterEach
    void shut() throws IOException {
        standIn.close();
        outgoing.destroy();
    }

    protected List<Written> apply(FieldChange... changes) {
        return target(standIn.uri("/")).apply(List.of(changes), () -> rights.add("asked"));
    }

    protected static FieldChange update(int id, ObjectNode before, ObjectNode after) {
        return new FieldChange(Operation.UPDATE, String.valueOf(id), before, after);
    }

    protected static FieldChange create(String key, ObjectNode after) {
        return new FieldChange(Operation.CREATE, key, null, after);
    }

    protected FieldChange price(int id, String before, String after) {
        return update(id, data(price(), before), data(price(), after));
    }

    private FieldChange name(int id, String before, String after) {
        return update(id, data("name", before), data("name", after));
    }

    protected static ObjectNode data(String... namesAndValues) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            data.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return data;
    }

    protected static List<String> words(List<Written> written) {
        return written.stream().map(TargetContract::word).toList();
    }

    private static String word(Written written) {
        return switch (written.outcome()) {
            case ItemOutcome.Applied applied -> "applied";
            case ItemOutcome.Unchanged unchanged -> "unchanged";
            case ItemOutcome.Drifted drifted -> "drifted";
            case ItemOutcome.Rejected rejected -> "rejected";
            case ItemOutcome.Throttled throttled -> "throttled";
        };
    }

    protected static String reason(Written written) {
        return written.outcome() instanceof ItemOutcome.Rejected(String code, String reason) ? reason : "";
    }

    private static HttpHandler html() {
        return exchange -> StandIn.send(exchange, 200, "text/html", HTML.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void eachChangeHasItsOutcomeInItsPlace() {
        has(1, "P 1", "10.00");
        has(2, "P 2", "10.00");
        has(3, "P 3", "10.00");
        has(5, "P 5", "10.00");
        refuses("bad", "We do not like that.");
        List<Written> written = apply(
                name(1, "P 1", "bad name"),
                price(2, "10.00", "12.50"),
                price(404, "10.00", "12.50"),
                price(3, "9.99", "12.50"),
                create("k-1", data("sku", "K-1", "name", "New", price(), "3.00")),
                price(5, "9.00", "10.00"));
        assertThat(words(written)).containsExactly("rejected", "applied", "drifted", "drifted", "applied", "unchanged");
        assertThat(reason(written.getFirst())).contains("We do not like that.");
        assertThat(at(2)).isEqualTo("P 2 at 12.50");
        assertThat(at(3)).isEqualTo("P 3 at 10.00");
        assertThat(size()).isEqualTo(5);
        assertThat(written.get(1).now().data().path(price()).asString()).isEqualTo("12.50");
    }

    @Test
    void oneThatIsRefusedDoesNotSpoilTheOthers() {
        IntStream.rangeClosed(1, 30).forEach(id -> has(id, "P " + id, "10.00"));
        refuses("bad", "No.");
        FieldChange[] changes = IntStream.rangeClosed(1, 30)
                .mapToObj(id -> name(id, "P " + id, id % 7 == 0 ? "bad " + id : "good " + id))
                .toArray(FieldChange[]::new);
        assertThat(words(apply(changes)).stream().filter("applied"::equals)).hasSize(26);
        assertThat(at(6)).startsWith("good 6");
        assertThat(at(7)).startsWith("P 7");
    }

    @Test
    void whatIsDoneAlreadyIsNotDoneAgain() {
        has(1, "P 1", "10.00");
        FieldChange[] changes = {
            price(1, "10.00", "12.50"), create("k-1", data("sku", "K-1", "name", "New", price(), "3.00"))
        };
        assertThat(words(apply(changes))).containsExactly("applied", "applied");
        int taken = taken();
        rights.clear();
        assertThat(words(apply(changes))).containsExactly("unchanged", "unchanged");
        assertThat(taken()).isEqualTo(taken);
        assertThat(size()).isEqualTo(2);
        assertThat(rights).as("nothing was written").isEmpty();
    }

    @Test
    void anAnswerThatIsCutOffAfterTheWorkIsLookedForTheNextTime() {
        has(1, "P 1", "10.00");
        onceAfterwards(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
        });
        FieldChange[] changes = {price(1, "10.00", "12.50")};
        SourceFault fault = catchThrowableOfType(SourceFault.class, () -> apply(changes));
        assertThat(fault.kind().isPassing()).isTrue();
        assertThat(words(apply(changes))).containsExactly("unchanged");
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void aPageInPlaceOfTheAnswerIsNoSuccess() {
        has(1, "P 1", "10.00");
        onceInstead(html());
        List<Written> written = apply(price(1, "10.00", "12.50"));
        assertThat(words(written)).containsExactly("rejected");
        assertThat(at(1)).isEqualTo("P 1 at 10.00");
    }

    @Test
    void aPageAfterTheWorkIsNoFailure() {
        has(1, "P 1", "10.00");
        onceAfterwards(html());
        assertThat(words(apply(price(1, "10.00", "12.50")))).containsExactly("applied");
        assertThat(taken()).isEqualTo(1);
    }

    @Test
    void aSystemThatTakesNoMoreSaysWhenItDoes() {
        has(1, "P 1", "10.00");
        onceInstead(exchange ->
                StandIn.send(exchange, 429, "text/html", HTML.getBytes(StandardCharsets.UTF_8), "Retry-After", "300"));
        SourceFault fault = catchThrowableOfType(SourceFault.class, () -> apply(price(1, "10.00", "12.50")));
        assertThat(fault.kind()).isEqualTo(SourceFault.Kind.THROTTLED);
        assertThat(fault.retryAt()).isAfter(Instant.now().plusSeconds(200));
        assertThat(at(1)).isEqualTo("P 1 at 10.00");
    }

    @Test
    void nobodyElseGetsTheChangesOrTheKey() {
        has(1, "P 1", "10.00");
        try (var other =
                new StandIn(exchange -> StandIn.send(exchange, 200, "application/json", new byte[] {'{', '}'}))) {
            onceInstead(exchange -> StandIn.send(
                    exchange,
                    307,
                    "text/plain",
                    new byte[0],
                    "Location",
                    other.uri("/elsewhere").toString()));
            assertThatThrownBy(() -> apply(price(1, "10.00", "12.50"))).isInstanceOf(SourceFault.class);
            assertThat(other.asked()).isEmpty();
        }
        assertThat(at(1)).isEqualTo("P 1 at 10.00");
    }

    @Test
    void moneyIsExactAndTextsAreThoseOfTheWholeWorld() {
        has(1, "P 1", "10.00");
        String name = "Größe \"XL\" & <b>茶</b> ☕ Zażółć \\ 'ß'";
        List<Written> written =
                apply(update(1, data("name", "P 1", price(), "10.00"), data("name", name, price(), "12345678901.10")));
        assertThat(words(written)).containsExactly("applied");
        assertThat(at(1)).isEqualTo(name + " at 12345678901.10");
        assertThat(words(apply(price(1, "12345678901.1", "0.001"))))
                .as("finer than there is")
                .containsExactly("rejected");
    }

    @Test
    void whoHasLostTheRightWritesNothing() {
        has(1, "P 1", "10.00");
        assertThatThrownBy(() -> target(standIn.uri("/")).apply(List.of(price(1, "10.00", "12.50")), () -> {
                    throw new SourceFault(SourceFault.Kind.AWAY, "taken over");
                }))
                .hasMessageContaining("taken over");
        assertThat(taken()).isZero();
    }

    @Test
    void aFieldIsComparedWithWhatWasApprovedAndNoOther() {
        has(1, "renamed meanwhile", "10.00");
        assertThat(words(apply(update(1, data("name", "P 1", price(), "10"), data("name", "P 1", price(), "12.5")))))
                .containsExactly("applied");
        assertThat(at(1)).isEqualTo("renamed meanwhile at 12.50");
    }
}
