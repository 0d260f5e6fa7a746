package com.mantisnxt.sync.connector.woocommerce;

import org.jspecify.annotations.Nullable;

/**
 * Which list of a shop it is.
 *
 * @param isWhole whether it comes in one page, whatever is asked
 * @param isBin whether only what is in the bin belongs to it
 * @param isArchived whether all that it holds is out of use
 * @param parent of variations; null for all else
 * @param expected how many rows it is thought to have before it was asked
 */
record Place(
        Ask ask,
        boolean isWhole,
        boolean isBin,
        boolean isArchived,
        @Nullable String parent,
        long expected) {

    static Place of(Ask ask) {
        return new Place(ask, false, false, false, null, 0);
    }

    static Place whole(Ask ask) {
        return new Place(ask, true, false, false, null, 0);
    }

    /** What of it lies in the bin. */
    Place bin() {
        return new Place(ask.with("status", "trash"), isWhole, true, true, parent, 0);
    }

    /** As the variations of a product. */
    Place of(String product, long variations, boolean isInBin) {
        return new Place(ask, isWhole, isBin, isInBin, product, variations);
    }
}
