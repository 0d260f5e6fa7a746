package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.SourceFault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a walk stands, for another one to go on there. Holds nothing that lets anybody in.
 *
 * @param since what changed since then is read; null for all
 * @param isOfIds whether only ids are read
 * @param currency that the shop said, {@link ShopCurrency#known()}
 * @param begun when the first walk began by the shop's clock; null before it was asked, empty where it does not tell
 */
record ShopPosition(
        @Nullable String since,
        boolean isOfIds,
        Lists.Mark lists,
        Finished.Mark finished,
        @Nullable String currency,
        @Nullable String begun) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 4_000;

    /** Of a walk that reads so many lists of the shop. */
    static ShopPosition start(@Nullable String since, boolean isOfIds, int lists) {
        return new ShopPosition(since, isOfIds, Lists.Mark.all(lists), Finished.Mark.NONE, null, null);
    }

    /** @throws SourceFault where it is none */
    static ShopPosition of(String cursor) {
        try {
            ShopPosition read = JSON.readValue(cursor, ShopPosition.class);
            if (read != null && read.isWhole()) {
                return read;
            }
        } catch (JacksonException e) {
            // what another version of the console kept is none of ours
        }
        throw lost();
    }

    static SourceFault lost() {
        return new SourceFault(
                SourceFault.Kind.UNREADABLE, "Where the reading of the shop stopped can't be told any more.");
    }

    /** JSON may lack what a record can't. */
    private boolean isWhole() {
        return lists != null
                && lists.variations() != null
                && lists.left() >= 0
                && isWhole(lists.ofFirst())
                && isWhole(lists.ofVariations())
                && finished != null;
    }

    private static boolean isWhole(Listing.@Nullable Mark mark) {
        return mark == null
                || mark.seen() != null
                        && mark.page() > 0
                        && (mark.seam() == null || mark.seam().isWhole());
    }

    /** The first list was read so far. */
    ShopPosition with(Listing.Mark first) {
        return new ShopPosition(since, isOfIds, lists.with(first), finished, currency, begun);
    }

    /** Empty where it is too long to be kept: a page with more products than any shop should give. */
    Optional<String> text() {
        String text = JSON.writeValueAsString(this);
        return text.length() > LONGEST ? Optional.empty() : Optional.of(text);
    }
}
