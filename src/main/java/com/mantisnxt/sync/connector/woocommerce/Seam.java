package com.mantisnxt.sync.connector.woocommerce;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where the next page of a list begins: with the last row that came, so that it comes again. A page that begins behind it
 * shows that rows moved forward, however many were added at the same time. It is not taken, and pages from further back
 * are asked for until one joins; so nothing that stays in the list is passed over. Holds for lists in the order of ids.
 */
final class Seam {

    private static final int STEP = 10;
    private static final int MOST_RETURNS = 30;

    private int page;
    private long offset;
    private long back;
    private long before;
    private int returns;
    private boolean isPlain;
    private boolean isLoose;

    /**
     * For another walk.
     *
     * @param offset of the next page's first row
     * @param back how far was gone back since a page joined
     * @param before so many rows at most came before the last page that did not join
     * @param returns how often was gone back in all
     * @param isPlain whether pages go by their numbers: the shop knows no offsets, or no order
     * @param isLoose whether it was given up that pages join
     */
    record Mark(long offset, long back, long before, int returns, boolean isPlain, boolean isLoose) {

        boolean isWhole() {
            return offset >= 0 && back >= 0 && before >= 0 && returns >= 0;
        }
    }

    /**
     * @param page that is next
     * @param mark null where all pages before it were read by their numbers, or none was
     */
    Seam(int page, @Nullable Mark mark) {
        Mark from = mark == null ? new Mark(lastBefore(page), 0, 0, 0, false, false) : mark;
        this.page = page;
        this.offset = from.offset();
        this.back = from.back();
        this.before = from.before();
        this.returns = from.returns();
        this.isPlain = from.isPlain();
        this.isLoose = from.isLoose();
    }

    private static long lastBefore(int page) {
        return page == 1 ? 0 : (long) (page - 1) * Listing.PAGE - 1;
    }

    Mark mark() {
        return new Mark(offset, back, before, returns, isPlain, isLoose);
    }

    /** The number goes along for shops that do not know the other; those that do pass over it. */
    Ask ask(Ask list) {
        if (isPlain) {
            return list.with("page", String.valueOf(page));
        }
        return offset == 0
                ? list.with("page", "1")
                : list.with("page", String.valueOf(page)).with("offset", String.valueOf(offset));
    }

    /** False where the page is not to be taken, and another one to be asked for. */
    boolean joins(List<JsonNode> rows, SeenIds seen) {
        if (isPlain || isLoose) {
            return true;
        }
        if (offset == 0) {
            // more than there can be by what came for an offset: the shop did not heed it
            isPlain = back > 0 && seen.count(rows) > before;
            return !isPlain;
        }
        return seen.count(rows) > 0 || !goesBack();
    }

    private boolean goesBack() {
        if (isTooMuch()) {
            return false;
        }
        before = offset;
        back = back == 0 ? STEP : back * STEP;
        offset = Math.max(0, offset - back);
        return true;
    }

    /** Not for ever: the shop's servers may differ about the list, each time another one answers. */
    private boolean isTooMuch() {
        isLoose |= ++returns > MOST_RETURNS + page;
        return isLoose;
    }

    /** @param hasNew whether any of these rows had not come before */
    void took(List<JsonNode> rows, boolean hasNew) {
        if (isPlain || hasNew) {
            page++;
        }
        if (!hasNew && !isPlain) {
            isTooMuch();
        }
        // what the shop counts and does not show can be a whole page
        boolean isHidden = !hasNew && rows.size() <= STEP;
        isLoose |= isHidden && !isPlain;
        offset += isHidden ? Listing.PAGE - 1 : Math.max(0, rows.size() - 1);
        back = 0;
    }

    /** The list turns out to have no order that pages could join by. */
    void goByNumbers() {
        if (!isPlain && page > 2) {
            page = (int) Math.min(page, (offset + 1) / Listing.PAGE + 1);
        }
        isPlain = true;
    }

    /** How many rows there are up to the end of such a page at least, when nothing is hidden. */
    long upTo(List<JsonNode> rows) {
        return offset + rows.size();
    }

    /** Of how many rows a full page would have been the end. */
    long reach() {
        return offset + Listing.PAGE;
    }

    int page() {
        return page;
    }

    boolean isPlain() {
        return isPlain;
    }

    void loosen() {
        isLoose = true;
    }

    /** Whether something may have been passed over. */
    boolean isLoose() {
        return isLoose;
    }
}
