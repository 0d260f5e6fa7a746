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

/** Some systems have no page behind the last one. A page that is missing before it must not end a list. */
class PastTheEndTest {

    private static final String ENTITY =
            "{'list':'/items','id':'/id','total':'/total','paging':{'kind':'page','parameter':'p'}}";

    private final Outgoing outgoing = Doors.toOpen();
    private final StandIn system = new StandIn(this::answer);
    private String total = "null";

    @AfterEach
    void shut() throws IOException {
        system.close();
        outgoing.destroy();
    }

    /** There are two pages of one record each. */
    private void answer(HttpExchange exchange) throws IOException {
        int page = Integer.parseInt(StandIn.query(exchange).getOrDefault("p", "1"));
        String body = "{\"items\":[{\"id\":" + page + "}],\"total\":" + total + "}";
        StandIn.send(
                exchange,
                page > 2 ? 404 : 200,
                "application/json",
                (page > 2 ? "{}" : body).getBytes(StandardCharsets.UTF_8));
    }

    private SourceWalk walk() {
        return CustomFixture.ofUrl(system.uri("/"), outgoing, ENTITY).walk(EntityType.PRODUCT);
    }

    @Test
    void whereAllThatIsAnnouncedCameItIsTheEnd() {
        total = "2";
        try (SourceWalk walk = walk()) {
            assertThat(CustomFixture.all(walk)).hasSize(2);
            assertThat(walk.unseen()).isEmpty();
        }
    }

    @Test
    void whereMoreIsAnnouncedItIsAFault() {
        total = "3";
        assertThatItIsAFault();
    }

    @Test
    void whereNothingIsAnnouncedItIsAFaultToo() {
        assertThatItIsAFault();
    }

    private void assertThatItIsAFault() {
        try (SourceWalk walk = walk()) {
            SourceFault fault = catchThrowableOfType(SourceFault.class, () -> CustomFixture.all(walk));
            assertThat(fault.kind()).isEqualTo(SourceFault.Kind.WRONG_ADDRESS);
        }
    }
}
