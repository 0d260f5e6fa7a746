package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.Guardrails;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.Warning;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.MadeUpSources;
import com.mantisnxt.sync.testing.RecordsOfATest;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** The guardrails of a connection where nobody has set any, at their edge: reached is not passed. */
@ConsoleTest
@Import(MadeUpSources.class)
class UsualGuardrailsTest {

    @Autowired
    private ApplicationContext context;

    private Shop shop;

    @Test
    void whatIsReachedIsNotPassed() {
        UUID preview = previewOf(100, 98, "130.00", 50);
        assertThat(found(preview)).containsExactly("DELETES 2.00", "PRICE_CHANGE 30.00", "STOCK_TO_ZERO 50");
        assertThat(passed(preview)).isEmpty();
        assertThat(jumps(preview)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 97, 130.00, 50, DELETES 3.00",
        "99, 97, 130.00, 49, DELETES 2.02",
        "1049, 1028, 130.00, 50, DELETES 2.01",
        "100, 98, 130.01, 50, PRICE_CHANGE 30.01",
        "100, 98, 69.99, 50, PRICE_CHANGE 30.01",
        "100, 98, 130.0001, 50, PRICE_CHANGE 30.01",
        "100, 98, 130.00, 51, STOCK_TO_ZERO 51"
    })
    void theNextStepPassesThatOne(int stored, int left, String price, int runOut, String expected) {
        UUID preview = previewOf(stored, left, price, runOut);
        assertThat(passed(preview))
                .extracting(finding -> finding.guardrail().kind() + " " + finding.value())
                .containsExactly(expected);
        assertThat(jumps(preview)).isEqualTo(expected.startsWith("PRICE") ? 1 : 0);
        assertThat(passed(preview)).as("by itself it only warns").noneMatch(Guardrail.Finding::forbids);
        assertThat(passed(preview)).noneMatch(Guardrail.Finding::needsSecond);
    }

    @Test
    void aThresholdWithDecimalsIsHeldToThem() {
        UUID preview = previewOf(1_049, 1_028, "100.00", 0);
        for (String threshold : List.of("2.00", "2")) {
            set(threshold);
            assertThat(passed(preview)).as(threshold).hasSize(1);
        }
        set("2.01");
        assertThat(passed(preview)).as("2.0019 %").isEmpty();
    }

    /** So many products are stored and so many left; the first one gets that price, and so many run out. */
    private UUID previewOf(int stored, int left, String price, int runOut) {
        shop = Shop.stored(context, new RecordsOfATest().products(stored, "100.00"));
        var now = new RecordsOfATest();
        for (int i = 0; i < left; i++) {
            now.record(
                    "p-%06d".formatted(i),
                    "{\"name\":\"Product %d\",\"price\":\"%s\",\"stock\":%d}"
                            .formatted(i, i == 0 ? price : "100.00", i < runOut ? 0 : 7));
        }
        shop.now(now);
        return shop.compute();
    }

    private void set(String threshold) {
        shop.as(() -> {
            context.getBean(Guardrails.class)
                    .set(
                            shop.connection,
                            new Guardrail(Warning.DELETES, new BigDecimal(threshold), Guardrail.Action.WARN));
            return true;
        });
    }

    private List<String> found(UUID preview) {
        return findings(preview).stream()
                .map(finding -> finding.guardrail().kind() + " " + finding.value())
                .toList();
    }

    private List<Guardrail.Finding> passed(UUID preview) {
        return findings(preview).stream().filter(Guardrail.Finding::isPassed).toList();
    }

    private List<Guardrail.Finding> findings(UUID preview) {
        return shop.as(() -> context.getBean(Guardrails.class).check(preview));
    }

    /** Items that are marked with a price that jumps. */
    private int jumps(UUID preview) {
        return shop.as(() -> context.getBean(PlanItems.class).facets(preview))
                .warnings()
                .getOrDefault(Warning.PRICE_CHANGE, 0);
    }
}
