package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The address of a preview's page. */
class PlanPlaceTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        for (MarkedItems marked : List.of(
                MarkedItems.NONE,
                MarkedItems.some(List.of(3, 0)),
                MarkedItems.allBut(List.of()),
                MarkedItems.allBut(List.of(7)))) {
            PlanPlace place =
                    PlanPlace.START.with(ItemQuery.of(ChangeKind.NEW)).at(4).with(marked);
            assertThat(read(place.parameters().getQueryString())).isEqualTo(place);
        }
    }

    @Test
    void whatMakesNoSenseIsPassedOver() {
        assertThat(read("mark=1&mark=-1&mark=x&mark=9999999999&mark=1&marks=most")
                        .marked())
                .isEqualTo(MarkedItems.some(List.of(1)));
        assertThat(read("marks=all&mark=1").marked()).isEqualTo(MarkedItems.allBut(List.of()));
        assertThat(read("but=1").marked()).isEqualTo(MarkedItems.NONE);
    }

    @Test
    void ofMoreThanItHasRoomForAnAddressSaysNothing() {
        List<Integer> fifty = IntStream.range(0, 50).boxed().toList();
        List<Integer> more = IntStream.range(0, 51).boxed().toList();
        assertThat(MarkedItems.some(fifty).positions()).isEqualTo(fifty);
        assertThat(MarkedItems.allBut(fifty).positions()).isEqualTo(fifty);
        assertThat(MarkedItems.some(more)).isEqualTo(MarkedItems.NONE);
        assertThat(MarkedItems.allBut(more)).isEqualTo(MarkedItems.NONE);
    }

    private static PlanPlace read(String query) {
        return PlanPlace.of(QueryParameters.fromString(query));
    }
}
