package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.StandIn;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** Walks that are left and gone on with, in a shop that throttles where it is told to. */
abstract class GoingOnStage extends ShopFixture {

    BooleanSupplier throttles = () -> false;
    final StandIn throttling = new StandIn(this::answerOrThrottle);

    void answerOrThrottle(HttpExchange exchange) throws IOException {
        if (throttles.getAsBoolean()) {
            StandIn.send(exchange, 429, "text/html", new byte[0], "Retry-After", "1");
        } else {
            shop.handle(exchange);
        }
    }

    @AfterEach
    void shutThrottling() {
        throttling.close();
    }

    static String cursor(SourceWalk walk) {
        String cursor = walk.cursor().orElseThrow();
        assertThat(cursor.length()).isLessThanOrEqualTo(4_000);
        walk.close();
        return cursor;
    }

    static String variable(int id, String status, int... variations) {
        return "{'id':" + id + ",'status':'" + status + "','type':'variable','variations':"
                + IntStream.of(variations).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]")) + "}";
    }

    void variations(int product, String status, int... ids) {
        for (int id : ids) {
            shop.with("products/" + product + "/variations", "{'id':" + id + ",'status':'" + status + "'}");
        }
    }

    /** 230 products in use, some with variations, one with three pages of them, and more of all kinds in the bin. */
    int fill() {
        shop.products(1, 220);
        for (int id = 221; id <= 230; id++) {
            shop.with("products", variable(id, "publish", id * 10, id * 10 + 1));
            variations(id, "publish", id * 10, id * 10 + 1);
        }
        int[] many = IntStream.range(5_000, 5_250).toArray();
        shop.with("products", variable(240, "private", many), variable(241, "publish"));
        variations(240, "publish", many);
        for (int id = 300; id < 420; id++) {
            shop.with("products", "{'id':" + id + ",'status':'trash','type':'simple'}");
        }
        shop.with("products", variable(290, "trash", 6_000, 6_001), variable(291, "trash", 6_002));
        variations(290, "trash", 6_000, 6_001);
        variations(291, "publish", 6_002);
        return 230 + 20 + 2 + 250 + 120 + 2 + 3;
    }

    WholeReading goingOnAfterFaults(EntityType entity, int most) {
        Source source = source(throttling.uri("/"), outgoing, entity);
        var reading = new WholeReading();
        SourceWalk walk = source.walk(entity);
        for (int faults = 0; faults < most; faults++) {
            try {
                boolean more = true;
                while (more) {
                    more = reading.step(walk);
                }
                return reading;
            } catch (SourceFault fault) {
                assertThat(fault.kind()).isEqualTo(SourceFault.Kind.THROTTLED);
                walk = source.resume(entity, cursor(walk));
            }
        }
        throw new AssertionError("Not at the end after " + most + " faults, " + reading.ids.size() + " records came.");
    }
}
