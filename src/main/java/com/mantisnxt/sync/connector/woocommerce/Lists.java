package com.mantisnxt.sync.connector.woocommerce;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The lists of a shop that are left to read. Those of the variations of a page's products come before its next page. */
final class Lists {

    private final Deque<Listing> left;
    private final @Nullable Variations variations;

    /**
     * What is left, for another walk.
     *
     * @param left how many of the shop's own lists
     * @param ofFirst how far the first of them was read; null where it was not asked
     * @param variations whose variations are left, before that
     * @param ofVariations how far the first list of variations was read; null where it was not asked
     */
    record Mark(int left, Listing.@Nullable Mark ofFirst, String variations, Listing.@Nullable Mark ofVariations) {

        static Mark all(int lists) {
            return new Mark(lists, null, "", null);
        }

        Mark with(Listing.Mark first) {
            return new Mark(left, first, variations, ofVariations);
        }
    }

    private Lists(Deque<Listing> left, @Nullable Variations variations) {
        this.left = left;
        this.variations = variations;
    }

    /**
     * @param all of the shop's own lists, in order
     * @param variations null where there are none to read
     */
    static Lists from(Shop shop, List<Place> all, @Nullable Variations variations, Mark mark) {
        Deque<Listing> left = new ArrayDeque<>();
        for (Place place : all.subList(Math.max(0, all.size() - mark.left()), all.size())) {
            left.add(new Listing(shop, place, left.isEmpty() ? mark.ofFirst() : null));
        }
        if (variations != null && !left.isEmpty()) {
            boolean isBin = left.getFirst().place().isBin();
            variations.of(mark, isBin).reversed().forEach(left::addFirst);
        }
        return new Lists(left, variations);
    }

    boolean isEmpty() {
        return left.isEmpty();
    }

    Listing first() {
        return left.getFirst();
    }

    void endFirst() {
        left.removeFirst();
    }

    /** @param page that came of the first list */
    void addVariations(List<JsonNode> page) {
        Place of = first().place();
        if (variations != null && of.parent() == null) {
            variations.of(page, of.isBin()).reversed().forEach(left::addFirst);
        }
    }

    /** How many rows they have by what is known; empty where one does not say. */
    OptionalLong announced() {
        return left.stream().anyMatch(list -> list.announced().isEmpty())
                ? OptionalLong.empty()
                : OptionalLong.of(left.stream()
                        .mapToLong(list -> list.announced().orElse(0))
                        .sum());
    }

    boolean isAsked() {
        return left.stream().anyMatch(Listing::isAsked);
    }

    Mark mark() {
        List<Listing> ofShop =
                left.stream().filter(list -> list.place().parent() == null).toList();
        boolean isOfProduct = !isEmpty() && first().place().parent() != null;
        return new Mark(
                ofShop.size(),
                ofShop.isEmpty() ? null : ofShop.getFirst().mark(),
                Variations.text(left.stream().filter(list -> list.place().parent() != null)),
                isOfProduct ? first().mark() : null);
    }
}
