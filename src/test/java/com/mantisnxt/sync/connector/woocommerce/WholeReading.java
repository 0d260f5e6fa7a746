package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What a whole reading came to, as the engine adds it up. */
final class WholeReading {

    final List<String> ids = new ArrayList<>();
    final List<OptionalLong> announced = new ArrayList<>();
    final Set<String> unseen = new LinkedHashSet<>();
    final Set<String> watermarks = new LinkedHashSet<>();

    /** False at the end. */
    boolean step(SourceWalk walk) {
        List<SourceRecord> page = walk.next();
        ids.addAll(ShopFixture.ids(page));
        announced.add(walk.announced());
        unseen.addAll(walk.unseen());
        walk.watermark().ifPresent(watermarks::add);
        assertThat(walk.cursor().isPresent()).isEqualTo(!page.isEmpty());
        return !page.isEmpty();
    }

    static WholeReading inOne(SourceWalk walk) {
        var reading = new WholeReading();
        boolean more = true;
        while (more) {
            more = reading.step(walk);
        }
        return reading;
    }

    /** Each step by a walk of its own, on a source of its own. */
    static WholeReading inSteps(Source others, SourceWalk begun, EntityType entity) {
        var reading = new WholeReading();
        SourceWalk walk = begun;
        while (reading.step(walk)) {
            assertThat(reading.ids).as("without an end").hasSizeLessThan(5_000);
            walk = others.resume(entity, GoingOnStage.cursor(walk));
        }
        return reading;
    }
}
