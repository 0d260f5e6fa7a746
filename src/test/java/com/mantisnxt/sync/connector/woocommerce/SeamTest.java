package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A list that shifts while it is read: whatever comes and goes between two answers, nothing that stays is passed over. */
class SeamTest extends GoingOnStage {

    private static final int ALL = 600;

    private final Set<Integer> there = new TreeSet<>();
    private final Set<String> staying = new HashSet<>();
    private int newest;

    private void add(String list, int id) {
        there.add(id);
        newest = Math.max(newest, id);
        shop.with(list, "{'id':" + id + ",'name':'P','status':'publish','type':'simple'}");
    }

    private void remove(String list, int id) {
        there.remove(id);
        staying.remove(String.valueOf(id));
        shop.remove(list, id);
    }

    private void fill(String list) {
        for (int id = 1; id <= ALL; id++) {
            add(list, id * 3);
        }
        there.forEach(id -> staying.add(String.valueOf(id)));
    }

    /** As many come as go, so that the total stays; what comes is the newest, or was put back. */
    private void swap(String list, Random random) {
        int many = random.nextInt(5) == 0 ? random.nextInt(150) : random.nextInt(3);
        for (int i = 0; i < many && there.size() > 200; i++) {
            var ids = there.stream().toList();
            remove(list, ids.get(random.nextInt(random.nextBoolean() ? 200 : ids.size())));
        }
        while (there.size() < ALL) {
            int other = random.nextInt(newest) + 1;
            add(list, random.nextInt(4) > 0 || there.contains(other) ? newest + 1 : other);
        }
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whereAsManyComeAsGoNothingThatStaysIsMissed(int seed) {
        fill("products");
        var random = new Random(seed);
        shop.afterEachPage = () -> swap("products", random);
        Source source = source(EntityType.PRODUCT);
        SourceWalk begun = seed % 2 == 0
                ? source.walk(EntityType.PRODUCT)
                : source.ids(EntityType.PRODUCT).orElseThrow();
        var reading =
                seed % 3 == 0 ? WholeReading.inOne(begun) : WholeReading.inSteps(source, begun, EntityType.PRODUCT);
        assertThat(reading.ids).containsAll(staying).doesNotHaveDuplicates();
        assertThat(staying).isNotEmpty();
        assertThat(reading.unseen).isEmpty();
        assertThat(asked("products")).as("questions").hasSizeLessThan(80);
    }

    @ParameterizedTest
    @CsvSource({"ORDER, orders", "CUSTOMER, customers", "CATEGORY, products/categories"})
    void theSameHoldsForEveryListThatComesInPages(EntityType entity, String list) {
        fill(list);
        var random = new Random(7);
        shop.afterEachPage = () -> swap(list, random);
        var reading = WholeReading.inOne(source(entity).walk(entity));
        assertThat(reading.ids).containsAll(staying);
        assertThat(reading.unseen).isEmpty();
    }

    @Test
    void theSameHoldsForTheVariationsOfAProduct() {
        shop.with("products", variable(1_000_000, "publish", 3, 6));
        String list = "products/1000000/variations";
        fill(list);
        var random = new Random(8);
        shop.afterEachPage = () -> swap(list, random);
        assertThat(WholeReading.inOne(source(EntityType.PRODUCT).walk(EntityType.PRODUCT)).ids)
                .containsAll(staying);
    }

    @Test
    void aListThatStaysCostsOneQuestionForNinetyNineOfItsRows() {
        fill("orders");
        all(EntityType.ORDER);
        assertThat(asked("orders"))
                .filteredOn(query -> !query.contains("trash"))
                .hasSize(7);
    }

    /** The first hundred are gone before the second page is asked for: the list is begun anew. */
    @Test
    void whereAllThatCameIsGoneTheRestIsReadFromTheStart() {
        fill("orders");
        shop.afterEachPage = () -> IntStream.rangeClosed(1, 100).forEach(id -> remove("orders", id * 3));
        assertThat(ids(all(EntityType.ORDER))).hasSize(ALL).containsAll(staying);
    }

    @Test
    void aShopThatKnowsNoOffsetsIsReadByTheNumbersOfPages() {
        fill("orders");
        shop.knowsOffsets = false;
        var reading = WholeReading.inSteps(
                source(EntityType.ORDER), source(EntityType.ORDER).walk(EntityType.ORDER), EntityType.ORDER);
        assertThat(reading.ids).hasSize(ALL).doesNotHaveDuplicates();
        assertThat(reading.unseen).isEmpty();
        assertThat(asked("orders")).hasSizeLessThan(15);
    }

    @Test
    void whereSuchAListBecomesShorterItIsTold() {
        fill("orders");
        shop.knowsOffsets = false;
        shop.afterEachPage = () -> {
            if (asked("orders").size() == 6) {
                remove("orders", 3);
            }
        };
        var reading = WholeReading.inSteps(
                source(EntityType.ORDER), source(EntityType.ORDER).walk(EntityType.ORDER), EntityType.ORDER);
        assertThat(reading.unseen).singleElement().asString().contains("may have been missed");
    }

    @Test
    void aListThatNeverFitsIsReadToItsEndAndTold() {
        fill("orders");
        shop.afterEachPage = () -> {
            for (int i = 0; i < 100 && asked("orders").size() < 150; i++) {
                remove("orders", there.iterator().next());
                add("orders", newest + 1);
            }
        };
        var reading = WholeReading.inOne(source(EntityType.ORDER).walk(EntityType.ORDER));
        assertThat(reading.unseen).singleElement().asString().contains("may have been missed");
        assertThat(asked("orders")).hasSizeLessThan(400);
    }

    @ParameterizedTest
    @EnumSource(
            value = EntityType.class,
            names = {"ORDER", "PRODUCT"})
    void whatAnOlderVersionKeptIsGoneOnWith(EntityType entity) {
        fill(entity == EntityType.ORDER ? "orders" : "products");
        String kept = "{\"isOfIds\":false,\"lists\":{\"left\":2,\"ofFirst\":{\"page\":4,\"isOver\":false,\"total\":600,"
                + "\"returns\":2,\"largest\":100,\"seen\":{\"greatest\":900,\"isAscending\":true,\"isAgain\":true,"
                + "\"page\":17}},\"variations\":\"\"},\"finished\":{\"announced\":0,\"unreadable\":0,\"isSilent\":false}}";
        for (int id = 1; id <= 20; id++) {
            remove(entity == EntityType.ORDER ? "orders" : "products", id * 3);
        }
        var reading = WholeReading.inOne(source(entity).resume(entity, kept));
        assertThat(reading.ids).hasSize(300).startsWith("903").doesNotHaveDuplicates();
        assertThat(reading.unseen).isEmpty();
    }
}
