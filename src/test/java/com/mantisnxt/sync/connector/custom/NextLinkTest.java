package com.mantisnxt.sync.connector.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.connector.http.Doors;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A system says where its next page is. The key goes there only where it may. */
class NextLinkTest {

    private static final String FIRST = "{\"items\":[{\"id\":\"1\"}],\"next\":\"%s\"}";
    private static final String LAST = "{\"items\":[{\"id\":\"2\"}]}";

    private final Outgoing outgoing = Doors.toOpen();
    private final StandIn other = new StandIn(NextLinkTest::last);
    private final StandIn otherHost = new StandIn("127.0.0.2", NextLinkTest::last);
    private StandIn system = other;

    @AfterEach
    void shut() throws IOException {
        Stream.of(system, other, otherHost).distinct().forEach(StandIn::close);
        outgoing.destroy();
    }

    /** The ways by which a page points to the next one. */
    enum Pointing {
        BY_BODY("{'list':'/items','id':'/id','paging':{'kind':'link','pointer':'/next'}}"),
        BY_LINK_HEADER("{'list':'/items','id':'/id','paging':{'kind':'link','pointer':'Link'}}"),
        BY_OWN_HEADER("{'list':'/items','id':'/id','paging':{'kind':'link','pointer':'X-Next'}}");

        private final String entity;

        Pointing(String entity) {
            this.entity = entity;
        }

        HttpHandler to(String link) {
            byte[] body = FIRST.formatted(this == BY_BODY ? link : "").getBytes(StandardCharsets.UTF_8);
            return exchange -> {
                switch (this) {
                    case BY_BODY -> StandIn.send(exchange, 200, "application/json", body);
                    case BY_LINK_HEADER ->
                        StandIn.send(exchange, 200, "application/json", body, "Link", "<" + link + ">; rel=\"next\"");
                    case BY_OWN_HEADER -> StandIn.send(exchange, 200, "application/json", body, "X-Next", link);
                }
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Pointing.class)
    void theSameOriginIsAskedWithTheKey(Pointing pointing) {
        system = new StandIn(NextLinkTest::last);
        system.once(pointing.to(system.uri("/second").toString()));
        assertThat(CustomFixture.all(source(system.uri("/"), pointing.entity))).hasSize(2);
        assertThat(system.asked()).allMatch(asked -> asked.has("Authorization")).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Pointing.class)
    void anotherPortIsNotAsked(Pointing pointing) {
        refuses(pointing, other.uri("/second").toString());
        refuses(pointing, "//127.0.0.1:" + other.uri("/").getPort() + "/second");
    }

    @ParameterizedTest
    @EnumSource(Pointing.class)
    void anotherHostIsNotAsked(Pointing pointing) {
        refuses(pointing, otherHost.uri("/second").toString());
        refuses(pointing, "http://localhost:" + other.uri("/").getPort() + "/second");
        refuses(pointing, "http://127.0.0.1@127.0.0.2:" + otherHost.uri("/").getPort() + "/second");
    }

    @ParameterizedTest
    @EnumSource(Pointing.class)
    void anotherSchemeIsNotAsked(Pointing pointing) {
        refuses(pointing, "https://127.0.0.1:%d/second");
        refuses(pointing, "ftp://127.0.0.1:%d/second");
        refuses(pointing, "file:///etc/passwd");
        refuses(pointing, "mailto:somebody");
    }

    @Test
    void aWayThatLeadsInACircleIsNoEndEither() {
        system = new StandIn(Pointing.BY_BODY.to("/second"));
        SourceFault fault = catchThrowableOfType(
                SourceFault.class, () -> CustomFixture.all(source(system.uri("/"), Pointing.BY_BODY.entity)));
        assertThat(fault).hasMessageContaining("circle");
    }

    /** Whoever turns a connection to another system gives it another key, which the former one is not to see. */
    @Test
    void aWalkThatIsGoneOnWithStaysWhereTheConnectionLeadsNow() {
        system = new StandIn(exchange -> StandIn.send(exchange, 500, "text/plain", new byte[0]));
        system.once(Pointing.BY_BODY.to("/second"));
        String cursor;
        try (SourceWalk walk = source(system.uri("/"), Pointing.BY_BODY.entity).walk(EntityType.PRODUCT)) {
            assertThat(walk.next()).hasSize(1);
            cursor = walk.cursor().orElseThrow();
        }
        int asked = system.asked().size();
        Source turned = source(other.uri("/"), Pointing.BY_BODY.entity);
        SourceFault fault = catchThrowableOfType(
                SourceFault.class,
                () -> turned.resume(EntityType.PRODUCT, cursor).next());
        assertThat(fault.kind()).isEqualTo(SourceFault.Kind.FORBIDDEN_ADDRESS);
        assertThat(system.asked()).hasSize(asked);
        assertThat(other.asked()).isEmpty();
    }

    /** What came before is no end that could be believed: it says that the way leads elsewhere, and nobody is asked. */
    private void refuses(Pointing pointing, String link) {
        try (StandIn pointed = new StandIn(exchange -> pointing.to(
                        link.formatted(exchange.getLocalAddress().getPort()))
                .handle(exchange))) {
            SourceFault fault = catchThrowableOfType(
                    SourceFault.class, () -> CustomFixture.all(source(pointed.uri("/"), pointing.entity)));
            assertThat(fault).as(link).isNotNull();
            assertThat(fault.kind()).as(link).isEqualTo(SourceFault.Kind.FORBIDDEN_ADDRESS);
            assertThat(pointed.asked())
                    .as(link)
                    .extracting(asked -> asked.uri().getPath())
                    .containsOnly("/");
        }
        assertThat(other.asked()).as(link).isEmpty();
        assertThat(otherHost.asked()).as(link).isEmpty();
    }

    private Source source(URI uri, String entity) {
        return CustomFixture.ofUrl(uri, outgoing, entity, "{'auth':'bearer'}");
    }

    private static void last(HttpExchange exchange) throws IOException {
        StandIn.send(exchange, 200, "application/json", LAST.getBytes(StandardCharsets.UTF_8));
    }
}
