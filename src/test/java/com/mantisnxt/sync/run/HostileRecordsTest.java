package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.http.JsonLimits;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.security.Probes;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a system sends that means no good: a record that can't be kept is told, and keeps no other from being read. */
@ConsoleTest
@Import(MadeUpSources.class)
class HostileRecordsTest {

    private static final List<String> NOT_TO_BE_KEPT = List.of(
            "{\"n\":1e200000}",
            "{\"n\":1E+999999999}",
            "{\"n\":-1e-99999999}",
            "{\"a\":[{\"b\":[0,1e200000]}]}",
            "{\"a\\u0000\":1}",
            "{\"a\":\"\\u0000\"}");

    private final ApplicationContext context;

    @Autowired
    HostileRecordsTest(ApplicationContext context) {
        this.context = context;
    }

    @Test
    void whatCanNotBeKeptIsLeftOutAndEverythingElseIsReadAndApplied() {
        List<SourceRecord> records = new ArrayList<>();
        NOT_TO_BE_KEPT.forEach(json -> records.add(record("bad-" + records.size(), json)));
        List<String> texts = new ArrayList<>(Probes.texts().values());
        texts.removeIf(text -> text.indexOf('\0') >= 0);
        texts.add("1e200000 and 1E+999999999");
        texts.forEach(text -> records.add(record("good-" + records.size(), good(text))));
        Shop shop = Shop.with(context, new RecordsOfATest().all(records).inPagesOf(5));
        PlanRow plan = shop.plan(shop.compute());
        assertThat(plan.counts().total()).isEqualTo(texts.size());
        assertThat(plan.sight().complete()).isFalse();
        shop.approve(plan.preview());
        shop.work();
        assertThat(shop.records())
                .extracting(stored -> stored.data().get("text").asString())
                .containsExactlyInAnyOrderElementsOf(texts);
    }

    /** The text as a value, and as the name of a field where it is not too long for one. */
    private static String good(String text) {
        ObjectNode data = JsonMapper.shared().createObjectNode();
        data.put(text.length() > 1_000 ? "long" : text, 1);
        data.put("text", text);
        return data.toString().replaceFirst("\\}$", ",\"n\":1e900}");
    }

    private static SourceRecord record(String id, String json) {
        return new SourceRecord(id, RecordState.ACTIVE, (ObjectNode) JsonLimits.MAPPER.readTree(json));
    }
}
