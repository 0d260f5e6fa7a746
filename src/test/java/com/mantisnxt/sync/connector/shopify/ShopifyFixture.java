package com.mantisnxt.sync.connector.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import com.mantisnxt.sync.connector.http.Doors;
import com.mantisnxt.sync.connector.http.Outgoing;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.node.ArrayNode;

/** A shop that stands in, a clock that a test moves, and short words for reading. */
abstract class ShopifyFixture {

    static final String TOKEN = "shpat_s3cret";

    final Outgoing outgoing = Doors.toOpen();
    final ShopStandIn shop = new ShopStandIn();
    final MovedClock clock = new MovedClock();

    @AfterEach
    void shut() throws IOException {
        shop.close();
        outgoing.destroy();
    }

    static Source source(URI uri, Outgoing outgoing, Clock clock, EntitySetup setup) {
        var settings = ShopStandIn.JSON.createObjectNode().put("version", ShopStandIn.VERSION);
        var endpoint = new Endpoint(UUID.randomUUID(), uri, settings, Secrets.of(Map.of("token", TOKEN)), setup);
        return new ShopifySource(endpoint, new Ways(outgoing, clock, 2 << 20, 200_000));
    }

    static EntitySetup setup(EntityType entity, String mapping) {
        return new EntitySetup(
                entity,
                true,
                ShopStandIn.JSON.createObjectNode(),
                ShopStandIn.JSON.readValue(mapping.replace('\'', '"'), ArrayNode.class));
    }

    Source source(EntityType entity) {
        return source(shop.web.uri("/"), outgoing, clock, setup(entity, "[]"));
    }

    SourceWalk walk(EntityType entity) {
        return source(entity).walk(entity);
    }

    List<SourceRecord> all(EntityType entity) {
        try (SourceWalk walk = walk(entity)) {
            return all(walk);
        }
    }

    static List<SourceRecord> all(SourceWalk walk) {
        List<SourceRecord> all = new ArrayList<>();
        for (List<SourceRecord> page = walk.next(); !page.isEmpty(); page = walk.next()) {
            all.addAll(page);
        }
        return all;
    }

    static List<String> ids(List<SourceRecord> records) {
        return records.stream().map(SourceRecord::externalId).toList();
    }

    static SourceFault fault(SourceWalk walk) {
        return catchThrowableOfType(SourceFault.class, () -> all(walk));
    }

    /** Reads to the end, and waits as it is told by moving the clock. */
    List<SourceRecord> patiently(SourceWalk walk) {
        List<SourceRecord> all = new ArrayList<>();
        for (int waits = 0; waits < 1000; ) {
            try {
                List<SourceRecord> page = walk.next();
                if (page.isEmpty()) {
                    return all;
                }
                all.addAll(page);
            } catch (SourceFault fault) {
                if (!fault.kind().isPassing() || fault.retryAt() == null) {
                    throw fault;
                }
                clock.moveTo(fault.retryAt());
                waits++;
            }
        }
        throw new AssertionError("It waits forever.");
    }

    /** Reads each page by a walk of its own, and goes on by cursors as they are kept. */
    List<SourceRecord> inPieces(EntityType entity) {
        Source source = source(entity);
        List<SourceRecord> all = new ArrayList<>();
        SourceWalk walk = source.walk(entity);
        String cursor = null;
        for (int pieces = 0; pieces < 2000; pieces++) {
            try (SourceWalk piece = walk) {
                List<SourceRecord> page = piece.next();
                if (page.isEmpty()) {
                    assertThat(piece.cursor()).isEmpty();
                    said = piece.unseen();
                    return all;
                }
                all.addAll(page);
                cursor = piece.cursor().orElseThrow();
            } catch (SourceFault fault) {
                clock.moveTo(Objects.requireNonNull(fault.retryAt()));
            }
            walk = source.resume(entity, Objects.requireNonNull(cursor));
        }
        throw new AssertionError("It never ends.");
    }

    /** What was not seen in pieces. */
    List<String> said = List.of();

    static String product(long id, String more) {
        return "{'id':'gid://shopify/Product/" + id + "','legacyResourceId':'" + id + "','title':'Thing " + id
                + "','status':'ACTIVE','updatedAt':'2026-06-01T00:00:00Z','variants':[],'collections':[]" + more + "}";
    }

    static String variant(long id) {
        return "{'id':'gid://shopify/ProductVariant/" + id + "','sku':'SKU-" + id + "','price':'1.5'}";
    }

    void hasProducts(int count, int variants) {
        for (int i = 1; i <= count; i++) {
            int number = i;
            String within = IntStream.range(0, variants)
                    .mapToObj(j -> variant(1000L * number + j))
                    .collect(Collectors.joining(","));
            shop.add("products", product(number, ",'variants':[" + within + "]"));
        }
    }

    static String throttled(int requested, int available) {
        return "{'errors':[{'message':'Throttled','extensions':{'code':'THROTTLED'}}],'extensions':"
                + cost(requested, available) + "}";
    }

    static String cost(int requested, int available) {
        return "{'cost':{'requestedQueryCost':" + requested + ",'throttleStatus':{'maximumAvailable':2000,"
                + "'currentlyAvailable':" + available + ",'restoreRate':100}}}";
    }
}
