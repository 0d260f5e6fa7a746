package com.mantisnxt.sync.connector.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.connector.http.Doors;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the next page lies is said by the system; the key goes to the host that it was entered for and nowhere else. */
class NextPageTest {

    private static final String BY_POINTER = "{'list':'/items','id':'/id','paging':{'kind':'link','pointer':'/next'}}";
    private static final String BY_HEADER = "{'list':'/items','id':'/id','paging':{'kind':'link','pointer':'Link'}}";

    private final Outgoing outgoing = Doors.toOpen();
    private final StandIn other = new StandIn(NextPageTest::empty);
    private final StandIn system = new StandIn(this::answer);
    private String next = "";

    @AfterEach
    void shut() throws IOException {
        system.close();
        other.close();
        outgoing.destroy();
    }

    private static void empty(HttpExchange exchange) throws IOException {
        send(exchange, "{\"items\":[]}", "");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String link = StandIn.query(exchange).isEmpty() ? next : "";
        String named = link.isEmpty() ? "null" : "\"" + link + "\"";
        send(
                exchange,
                "{\"items\":[{\"id\":\"a" + StandIn.query(exchange).size() + "\"}],\"next\":" + named + "}",
                link.isEmpty() ? "" : "<" + link + ">; rel=\"next\"");
    }

    private static void send(HttpExchange exchange, String body, String link) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (link.isEmpty()) {
            StandIn.send(exchange, 200, "application/json", bytes);
        } else {
            StandIn.send(exchange, 200, "application/json", bytes, "Link", link);
        }
    }

    private SourceWalk walk(String entity) {
        return CustomFixture.ofUrl(system.uri("/"), outgoing, entity, "{'auth':'bearer'}")
                .walk(EntityType.PRODUCT);
    }

    /** The placeholders are the other host with its port, and that of the system itself. */
    @ParameterizedTest
    @CsvSource({
        "http://OTHER/?at=1",
        "//OTHER/?at=1",
        "https://OWN/?at=1",
        "http://key@OTHER/?at=1",
        "http://OWN@OTHER/?at=1",
        "http://localhost.invalid/?at=1",
        "ftp://OWN/?at=1",
        "file:///etc/passwd"
    })
    void aLinkThatLeadsElsewhereIsNotFollowed(String link) {
        next = link.replace("OTHER", other.uri("/").getAuthority())
                .replace("OWN", system.uri("/").getAuthority());
        for (String entity : new String[] {BY_POINTER, BY_HEADER}) {
            try (SourceWalk walk = walk(entity)) {
                SourceFault fault = catchThrowableOfType(SourceFault.class, () -> CustomFixture.all(walk));
                assertThat(fault).as(entity).isNotNull();
                assertThat(fault.kind()).isEqualTo(SourceFault.Kind.FORBIDDEN_ADDRESS);
                assertThat(fault.kind().isPassing()).isFalse();
            }
        }
        assertThat(other.asked()).isEmpty();
        assertThat(system.asked()).as("each page is looked at twice").hasSize(4);
    }

    @Test
    void aLinkToTheSystemItselfIsFollowedWithTheKey() {
        next = "?at=1";
        try (SourceWalk walk = walk(BY_POINTER)) {
            assertThat(CustomFixture.all(walk)).hasSize(2);
        }
        assertThat(system.asked()).hasSize(2).allMatch(asked -> asked.has("Authorization"));
    }
}
