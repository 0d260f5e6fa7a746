package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever faults a walk meets, the ones that go on with it read the rest, and tell what is missing in few words. */
class GoingOnAfterFaultsTest extends GoingOnStage {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aShopThatThrottlesAtAnyQuestionIsReadOnceAndWhole(long seed) {
        int all = fill();
        var random = new Random(seed);
        throttles = () -> random.nextInt(3) == 0;
        var reading = goingOnAfterFaults(EntityType.PRODUCT, 2_000);
        assertThat(reading.ids).hasSize(all).doesNotHaveDuplicates();
        assertThat(reading.announced.getLast()).hasValue(all);
        assertThat(reading.unseen).isEmpty();
    }

    /** The cursor after the fault tells of what was read before it, also where no record came of that. */
    @Test
    void aShopThatAnswersTwoQuestionsAtATimeIsReadToItsEnd() {
        int all = fill();
        int[] left = {2};
        throttles = () -> {
            left[0] = left[0] == 0 ? 2 : left[0] - 1;
            return left[0] == 2;
        };
        var reading = goingOnAfterFaults(EntityType.PRODUCT, 50);
        assertThat(reading.ids).hasSize(all).doesNotHaveDuplicates();
    }

    @Test
    void aFaultAmongTheTermsOfAnAttributeComesBackToThatAttribute() {
        for (int id = 1; id <= 30; id++) {
            shop.with("products/attributes", "{'id':" + id + ",'name':'A'}");
        }
        var random = new Random(5);
        throttles = () -> random.nextBoolean();
        var reading = goingOnAfterFaults(EntityType.ATTRIBUTE, 2_000);
        assertThat(reading.ids).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void aShopThatAlwaysGivesTheSamePageIsLeftByAnotherWalkToo() {
        shop.products(1, 300);
        SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT);
        String page = ids(walk.next()).stream()
                .map(id -> "{\"id\":" + id + ",\"status\":\"publish\"}")
                .collect(Collectors.joining(",", "[", "]"));
        standIn.once(200, "application/json", page, "X-WP-Total", "300", "X-WP-TotalPages", "3");
        var reading = WholeReading.inOne(source(EntityType.PRODUCT).resume(EntityType.PRODUCT, cursor(walk)));
        assertThat(reading.ids).isEmpty();
        assertThat(reading.announced.getLast()).hasValue(300);
        assertThat(reading.unseen).singleElement().asString().contains("page after page");
    }

    @Test
    void withoutTotalsAnotherWalkAnnouncesNothingEither() {
        fill();
        shop.saysTotals = false;
        var reading = WholeReading.inSteps(
                source(EntityType.PRODUCT), source(EntityType.PRODUCT).walk(EntityType.PRODUCT), EntityType.PRODUCT);
        assertThat(reading.announced).allMatch(OptionalLong::isEmpty);
        assertThat(reading.unseen).singleElement().asString().contains("X-WP-Total");
    }

    @Test
    void ofManyListsThatCanNotBeReadFewSentencesComeHoweverManyWalksItTakes() {
        for (int id = 1; id <= 99; id++) {
            shop.with("products", variable(id, "publish"));
            if (id % 5 == 0) {
                variations(id, "publish", id * 1_000);
            }
        }
        SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT);
        var reading = new WholeReading();
        while (reading.step(walk)) {
            for (int gone = 0; gone < 4 && reading.ids.size() < 115; gone++) {
                standIn.once(404, "text/html", "<html></html>");
            }
            walk = source(EntityType.PRODUCT).resume(EntityType.PRODUCT, cursor(walk));
        }
        assertThat(reading.ids).hasSize(99 + 19);
        assertThat(reading.unseen).hasSize(5);
    }
}
