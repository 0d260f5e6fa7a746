package com.mantisnxt.sync.connector.shopify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What pages have delivered, in few words: as they are in the order of ids, all up to the last one.
 *
 * @param last number of the last record
 * @param isInOrder whether they were; else nothing can be said of single ones
 */
record Delivered(long count, @Nullable String last, boolean isInOrder) {

    static final Delivered NOTHING = new Delivered(0, null, true);

    Delivered plus(List<Row> rows) {
        Delivered sum = this;
        for (Row row : rows) {
            String number = row.id().number();
            boolean follows = sum.last == null || Sorted.compare(sum.last, number) < 0;
            sum = new Delivered(sum.count + 1, number, sum.isInOrder && follows);
        }
        return sum;
    }

    boolean has(Row row) {
        return isInOrder && last != null && Sorted.compare(row.id().number(), last) <= 0;
    }
}
