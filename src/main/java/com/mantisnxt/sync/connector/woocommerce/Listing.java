package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.SourceFault;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One list of a shop, page by page in the order of its ids. A page that could not be had is asked for again by the next
 * call. Rows that move to pages already read while the list becomes shorter are seen all the same ({@link Seam}).
 */
final class Listing {

    static final int PAGE = 100;
    private static final int MOST_PAGES = 1_000_000;

    private final Shop shop;
    private final Place place;
    private final SeenIds seen;
    private final Seam seam;
    private boolean isOver;
    private boolean isAsked;
    private boolean isMissing;
    private OptionalLong total;
    private @Nullable String fault;
    private @Nullable Said said;

    /**
     * How far a list that exists was read, for another walk to go on there.
     *
     * @param page that is next
     * @param seam where it begins; null in what older versions kept
     */
    record Mark(int page, boolean isOver, @Nullable Long total, SeenIds.Mark seen, Seam.@Nullable Mark seam) {

        private static final Mark NONE = new Mark(1, false, null, SeenIds.Mark.NONE, null);
    }

    Listing(Shop shop, Place place) {
        this(shop, place, null);
    }

    /** @param at how far it was read by another walk; null where it was not asked */
    Listing(Shop shop, Place place, @Nullable Mark at) {
        this.shop = shop;
        this.place = place;
        this.isAsked = at != null;
        Mark from = at == null ? Mark.NONE : at;
        this.isOver = from.isOver();
        this.total = from.total() == null ? OptionalLong.empty() : OptionalLong.of(from.total());
        this.seen = new SeenIds(from.seen());
        this.seam = new Seam(from.page(), from.seam());
    }

    /** Null where it was not asked. */
    @Nullable
    Mark mark() {
        return isAsked ? new Mark(seam.page(), isOver, said(total), seen.mark(), seam.mark()) : null;
    }

    /** Of a list that comes in one page, when no more than that row was read of it. */
    Mark markAfter(JsonNode row) {
        return new Mark(1, false, said(total), SeenIds.upTo(row), null);
    }

    private static @Nullable Long said(OptionalLong total) {
        return total.isPresent() ? total.getAsLong() : null;
    }

    Place place() {
        return place;
    }

    /** The rows of the next page that has any; empty at the end. */
    List<JsonNode> next() {
        while (!isOver) {
            ShopAnswer answer = ask();
            List<JsonNode> rows = answer == null ? List.of() : taken(answer);
            if (!rows.isEmpty()) {
                return rows;
            }
        }
        return List.of();
    }

    /** Null where the list does not exist, or no longer. */
    private @Nullable ShopAnswer ask() {
        try {
            return shop.get(place.isWhole() ? place.ask() : seam.ask(place.ask()));
        } catch (SourceFault missing) {
            boolean isGone = place.parent() != null && missing.kind() == SourceFault.Kind.WRONG_ADDRESS;
            if (!isGone && !(place.isBin() && missing.kind() == SourceFault.Kind.UNREADABLE)) {
                throw missing;
            }
            fault = what() + " could not be read: " + missing.reason();
            isMissing = !isAsked;
            isAsked = true;
            isOver = true;
            return null;
        }
    }

    private String what() {
        String bin = place.isBin() ? " in the bin" : "";
        return place.parent() == null
                ? "The list of what is" + (place.isBin() ? bin : " in use")
                : "The variations" + bin + " of product " + place.parent();
    }

    private List<JsonNode> taken(ShopAnswer answer) {
        List<JsonNode> rows = place.isWhole() ? SeenIds.sorted(answer.rows()) : answer.rows();
        said = answer.said();
        isAsked = true;
        if (!place.isWhole() && !seam.joins(rows, seen)) {
            seen.again();
            return List.of();
        }
        count(rows, said);
        List<JsonNode> fresh = fresh(rows);
        isOver |= isLast(rows, !fresh.isEmpty(), said);
        if (!isOver) {
            seam.took(rows, !fresh.isEmpty());
        }
        if (!seen.hasOrder()) {
            seam.goByNumbers();
        }
        return placed(fresh);
    }

    private void count(List<JsonNode> rows, Said said) {
        if (rows.isEmpty() && seam.isLoose()) {
            // for an offset behind the end shops say that there is nothing at all
            return;
        }
        OptionalLong before = total;
        total = place.isWhole() && said.total().isEmpty() ? OptionalLong.of(rows.size()) : said.total();
        if (seam.isPlain() && before.isPresent() && total.orElse(Long.MAX_VALUE) < before.getAsLong()) {
            seam.loosen();
        }
    }

    /** A short page is believed to be the last one only when the shop says so too. */
    private boolean isLast(List<JsonNode> rows, boolean hasNew, Said said) {
        if (rows.isEmpty() || place.isWhole() || seam.page() >= MOST_PAGES || seam.isLoose() && !hasNew) {
            return true;
        }
        if (rows.size() >= PAGE) {
            return false;
        }
        if (seam.isPlain()) {
            return said.pages().isPresent() && seam.page() >= said.pages().getAsLong();
        }
        boolean isToEnd = total.isPresent() && seam.upTo(rows) >= total.getAsLong();
        return isToEnd || !hasNew && (total.isEmpty() || seam.reach() >= total.getAsLong());
    }

    private List<JsonNode> fresh(List<JsonNode> rows) {
        if (seen.isSamePage(rows)) {
            fault = "The shop answers page after page with the same records, so the rest could not be read.";
            isOver = true;
            return List.of();
        }
        return seen.fresh(rows);
    }

    /** A shop that does not know how to list its bin lists everything, and that was read already. */
    private List<JsonNode> placed(List<JsonNode> rows) {
        if (!place.isBin()) {
            return rows;
        }
        List<JsonNode> binned = rows.stream().filter(Listing::isInBin).toList();
        if (binned.size() < rows.size()) {
            isOver = true;
            total = OptionalLong.of(binned.size());
        }
        return binned;
    }

    static boolean isInBin(JsonNode row) {
        return row.path("status").asString("").equals("trash");
    }

    /** How many rows there are by what is known; empty where the shop was asked and does not say. */
    OptionalLong announced() {
        return isAsked ? isMissing ? OptionalLong.of(0) : total : OptionalLong.of(place.expected());
    }

    boolean isAsked() {
        return isAsked;
    }

    /** Why not all of it could be read; null where it was. */
    @Nullable
    String fault() {
        return fault == null && seam.isLoose()
                ? what() + " changed while it was read, so some may have been missed."
                : fault;
    }

    @Nullable
    Said said() {
        return said;
    }
}
