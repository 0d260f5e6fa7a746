package com.mantisnxt.sync.connector.woocommerce;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Which ids of a list came, so that of pages that are read again only the rest is delivered. */
final class SeenIds {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private long greatest;
    private boolean isAscending;
    private int page;

    /**
     * For another walk.
     *
     * @param isAscending whether each id was greater than those before, so that the greatest tells which came
     * @param page tells whether the next page has the same ids
     */
    record Mark(long greatest, boolean isAscending, int page) {

        static final Mark NONE = new Mark(-1, true, 0);
    }

    SeenIds(Mark mark) {
        this.greatest = mark.greatest();
        this.isAscending = mark.isAscending();
        this.page = mark.page();
    }

    Mark mark() {
        return new Mark(greatest, isAscending, page);
    }

    /** As if nothing had come after that row. */
    static Mark upTo(JsonNode row) {
        return new Mark(number(id(row)), true, 0);
    }

    /** Rows come that may have come before, all of them too. */
    void again() {
        page = 0;
    }

    /** Whether these are the rows that came last. */
    boolean isSamePage(List<JsonNode> rows) {
        int before = page;
        page = rows.stream().map(SeenIds::id).toList().hashCode();
        return rows.size() > 1 && page == before;
    }

    /** How many of them came before, or would have if they had been there. */
    long count(List<JsonNode> rows) {
        return rows.stream()
                .mapToLong(row -> number(id(row)))
                .filter(id -> id >= 0 && id <= greatest)
                .count();
    }

    /** Without what was delivered before; all of them where ids have no order. */
    List<JsonNode> fresh(List<JsonNode> rows) {
        isAscending &= isAscending(rows);
        List<JsonNode> fresh = isAscending ? rows.stream().filter(this::isNew).toList() : rows;
        greatest = Math.max(
                greatest, rows.stream().mapToLong(row -> number(id(row))).max().orElse(-1));
        return fresh;
    }

    private boolean isNew(JsonNode row) {
        long id = number(id(row));
        return id < 0 || id > greatest;
    }

    private static boolean isAscending(List<JsonNode> rows) {
        long[] ids = rows.stream()
                .mapToLong(row -> number(id(row)))
                .filter(id -> id >= 0)
                .toArray();
        return IntStream.range(1, ids.length).allMatch(i -> ids[i - 1] < ids[i]);
    }

    /** Whether the greatest id tells what came. */
    boolean hasOrder() {
        return isAscending && greatest >= 0;
    }

    static List<JsonNode> sorted(List<JsonNode> rows) {
        return rows.stream()
                .sorted(Comparator.comparingLong(row -> number(id(row))))
                .toList();
    }

    private static String id(JsonNode row) {
        JsonNode id = row.path("id");
        return id.isValueNode() ? id.asString("") : "";
    }

    private static long number(String id) {
        return NUMBER.matcher(id).matches() ? Long.parseLong(id) : -1;
    }
}
