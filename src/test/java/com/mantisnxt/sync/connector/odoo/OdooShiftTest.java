package com.mantisnxt.sync.connector.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.StandIn;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Between any two answers as many records come as go, so that the total stays: pages by id pass over none that stays. */
class OdooShiftTest extends OdooFixture {

    private static final int ALL = 1_600;

    private final List<ObjectNode> rows = new ArrayList<>();
    private final Set<String> staying = new HashSet<>();
    private Random random = new Random();
    private int newest;

    private void add() {
        newest++;
        rows.add(object("{'id':" + newest + ",'name':'P','active':true,'write_date':'2026-11-23 10:00:00'}"));
    }

    private void answerAndSwap(HttpExchange exchange) throws IOException {
        odoo.answer(exchange);
        for (int gone = random.nextInt(200); gone > 0; gone--) {
            staying.remove(rows.remove(random.nextInt(600)).path("id").asString());
            add();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingThatStaysIsPassedOver(long seed) {
        random = new Random(seed);
        for (int i = 0; i < ALL; i++) {
            add();
            staying.add(String.valueOf(newest));
        }
        odoo.table("product.product", "name:char active:boolean write_date:datetime", rows);
        try (var busy = new StandIn(this::answerAndSwap)) {
            Source source = source(outgoing, endpoint(busy.uri("/"), RPC, setup(EntityType.PRODUCT, "{}", "[]")));
            assertThat(all(source.walk(EntityType.PRODUCT)))
                    .extracting(SourceRecord::externalId)
                    .containsAll(staying)
                    .doesNotHaveDuplicates();
        }
        assertThat(staying).hasSizeLessThan(ALL);
    }
}
