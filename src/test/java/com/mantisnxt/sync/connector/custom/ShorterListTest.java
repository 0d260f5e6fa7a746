package com.mantisnxt.sync.connector.custom;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is removed from a page that was read draws a record of the next one to it, where nobody looks again. As many come
 * as are announced by then, so only the total tells: it fell.
 */
class ShorterListTest {

    private static final int PAGE = 500;
    private static final String IN_BODY =
            "{'list':'/items','id':'/id','total':'/total','paging':{'kind':'page','parameter':'p'}}";
    private static final String IN_HEADER = "{'list':'/items','id':'/id','total':'X-Total','paging':{'kind':'page'}}";

    private final Outgoing outgoing = Doors.toOpen();
    private final List<Integer> things = new CopyOnWriteArrayList<>();
    private boolean isSilentBehindTheLast;
    private final StandIn system = new StandIn(this::answer);

    @AfterEach
    void shut() throws IOException {
        system.close();
        outgoing.destroy();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = StandIn.query(exchange)
                .getOrDefault("p", StandIn.query(exchange).getOrDefault("page", "1"));
        List<Integer> page = things.stream()
                .skip((Integer.parseInt(asked) - 1) * (long) PAGE)
                .limit(PAGE)
                .toList();
        int total = page.isEmpty() && isSilentBehindTheLast ? 0 : things.size();
        String items = page.stream().map(id -> "{\"id\":" + id + "}").collect(Collectors.joining(","));
        byte[] body = ("{\"items\":[" + items + "],\"total\":" + total + "}").getBytes(StandardCharsets.UTF_8);
        StandIn.send(exchange, 200, "application/json", body, "X-Total", String.valueOf(total));
    }

    private Source source(String entity) {
        return CustomFixture.ofUrl(system.uri("/"), outgoing, entity);
    }

    private void has(int count) {
        things.clear();
        things.addAll(IntStream.range(0, count).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {IN_BODY, IN_HEADER})
    void whereTheTotalFellSomethingMayHaveBeenPassedOver(String entity) {
        has(1_300);
        try (SourceWalk walk = source(entity).walk(EntityType.PRODUCT)) {
            List<SourceRecord> all = new ArrayList<>(walk.next());
            things.removeFirst();
            all.addAll(CustomFixture.all(walk));
            assertThat(walk.announced()).hasValue(all.size());
            assertThat(all).extracting(SourceRecord::externalId).doesNotContain("500");
            assertThat(walk.unseen())
                    .containsExactly(
                            "The list became shorter while it was read page by page, so records may have been passed over.");
        }
    }

    @Test
    void whoGoesOnNoticesItToo() {
        has(1_300);
        List<SourceRecord> all = new ArrayList<>();
        String cursor;
        try (SourceWalk walk = source(IN_BODY).walk(EntityType.PRODUCT)) {
            all.addAll(walk.next());
            cursor = walk.cursor().orElseThrow();
        }
        things.removeFirst();
        try (SourceWalk walk = source(IN_BODY).resume(EntityType.PRODUCT, cursor)) {
            all.addAll(CustomFixture.all(walk));
            assertThat(walk.announced()).hasValue(all.size());
            assertThat(walk.unseen()).hasSize(1);
        }
    }

    @Test
    void whatIsAddedAtTheEndIsRead() {
        has(1_300);
        try (SourceWalk walk = source(IN_BODY).walk(EntityType.PRODUCT)) {
            List<SourceRecord> all = new ArrayList<>(walk.next());
            things.add(1_300);
            all.addAll(CustomFixture.all(walk));
            assertThat(all).hasSize(1_301);
            assertThat(walk.announced()).hasValue(1_301);
            assertThat(walk.unseen()).isEmpty();
        }
    }

    @Test
    void thatNothingLiesBehindTheLastPageIsNoTotal() {
        has(1_300);
        isSilentBehindTheLast = true;
        try (SourceWalk walk = source(IN_BODY).walk(EntityType.PRODUCT)) {
            assertThat(CustomFixture.all(walk)).hasSize(1_300);
            assertThat(walk.announced()).hasValue(1_300);
            assertThat(walk.unseen()).isEmpty();
        }
    }
}
