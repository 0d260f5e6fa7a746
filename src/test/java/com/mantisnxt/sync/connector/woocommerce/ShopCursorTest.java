package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a walk between two: short, of no use to a thief, and refused where it is none. */
class ShopCursorTest extends GoingOnStage {

    @Test
    void aPageFullOfProductsWithTheLongestIdsFitsItsCursor() {
        String page = IntStream.range(0, 100)
                .mapToObj(i -> "{\"id\":" + (999_999_999_999_999_000L + i)
                        + ",\"type\":\"variable\",\"status\":\"publish\",\"variations\":["
                        + "1,".repeat(149) + "1]}")
                .collect(Collectors.joining(",", "[", "]"));
        standIn.once(200, "application/json", page, "X-WP-Total", "100", "X-WP-TotalPages", "1");
        SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT);
        assertThat(walk.next()).hasSize(100);
        SourceWalk next = source(EntityType.PRODUCT).resume(EntityType.PRODUCT, cursor(walk));
        assertThat(next.announced()).hasValue(100 + 15_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "7",
                "{\"isOfIds\":false,\"lists\":{\"left\":-1,\"variations\":\"\"},\"finished\":{\"announced\":0,"
                        + "\"unreadable\":0,\"isSilent\":false}}",
                "{\"since\":\"yesterday\",\"isOfIds\":false,\"lists\":{\"left\":1,\"variations\":\"\"},"
                        + "\"finished\":{\"announced\":0,\"unreadable\":0,\"isSilent\":false}}"
            })
    void whatIsNoCursorIsRefused(String cursor) {
        SourceFault fault = catchThrowableOfType(
                SourceFault.class, () -> source(EntityType.ORDER).resume(EntityType.ORDER, cursor));
        assertThat(fault.kind()).isEqualTo(SourceFault.Kind.UNREADABLE);
    }

    @Test
    void noCursorHoldsAKey() {
        shop.products(1, 1);
        SourceWalk walk = source(EntityType.PRODUCT).walk(EntityType.PRODUCT);
        walk.next();
        assertThat(Optional.of(cursor(walk)))
                .hasValueSatisfying(cursor -> assertThat(cursor).doesNotContain(ShopOfATest.KEY, ShopOfATest.SECRET));
    }
}
