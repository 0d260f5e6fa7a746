package com.mantisnxt.sync.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Presence;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * A shop that is busy while it is read: records are added, deleted for good, thrown into the bin and taken out again
 * between any two answers. What the engine makes of the reading deletes only what was deleted.
 */
class NothingThatLivesIsGoneTest extends GoingOnStage {

    private final Set<String> dead = new HashSet<>();
    private int newest = 10_000;

    private List<ObjectNode> products() {
        return shop.lists.getOrDefault("products", List.of());
    }

    private void churn(Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            ObjectNode row = products().get(random.nextInt(products().size()));
            switch (random.nextInt(4)) {
                case 0 -> delete(row);
                case 1 -> row.put("status", "trash");
                case 2 -> row.put("status", "publish");
                default -> {
                    delete(row);
                    newest++;
                    shop.products(newest, newest);
                }
            }
        }
    }

    /** For good, with its variations. */
    private void delete(ObjectNode row) {
        int id = row.path("id").asInt();
        dead.add(String.valueOf(id));
        shop.remove("products", id);
        List<ObjectNode> variations = shop.lists.remove("products/" + id + "/variations");
        if (variations != null) {
            variations.forEach(one -> dead.add(one.path("id").asString()));
        }
    }

    private Set<String> gone(Source source, Set<String> stored, List<String> delivered) {
        List<String> absent = new ArrayList<>(stored);
        absent.removeAll(Set.copyOf(delivered));
        Set<String> gone = new HashSet<>(absent);
        while (!absent.isEmpty()) {
            Presence said = source.present(
                            EntityType.PRODUCT, absent.subList(0, Math.min(absent.size(), Presence.MOST)))
                    .orElseThrow();
            gone.removeAll(said.there());
            absent.subList(0, said.settled()).clear();
        }
        return gone;
    }

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 24);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onlyWhatWasDeletedIsGone(int seed) {
        fill();
        Source source = source(EntityType.PRODUCT);
        Set<String> stored = Set.copyOf(WholeReading.inOne(source.walk(EntityType.PRODUCT)).ids);
        var random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            delete(products().get(random.nextInt(products().size())));
        }
        Set<String> before = Set.copyOf(dead);
        shop.knowsOffsets = seed % 4 != 0;
        shop.afterEachPage = () -> churn(random);
        SourceWalk walk = seed % 2 == 0
                ? source.walk(EntityType.PRODUCT)
                : source.ids(EntityType.PRODUCT).orElseThrow();
        List<String> delivered = WholeReading.inOne(walk).ids;
        Set<String> gone = gone(source, stored, delivered);
        assertThat(gone).isSubsetOf(dead).containsAll(before);
    }
}
