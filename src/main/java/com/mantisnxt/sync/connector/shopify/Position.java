package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.SourceFault;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a walk has come, for another one to go on there. Holds nothing that lets anybody in.
 *
 * @param since what changed since then is read; null for all
 * @param isOfIds whether only ids are read
 * @param start what was known before the first page
 * @param pages how far pages were read
 * @param bulk the bulk operation under way; null where there is none
 * @param said what could not be seen so far
 * @param seen records that came so far; null where an earlier version kept it
 */
record Position(
        @Nullable String since,
        boolean isOfIds,
        Start start,
        Pages pages,
        @Nullable Bulk bulk,
        List<String> said,
        @Nullable Long seen) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 4000;

    /** Of {@link Opening}. */
    record Start(
            String currency,
            @Nullable Long announced,
            long size,
            @Nullable String watermark) {

        static Start of(Opening opening) {
            OptionalLong announced = opening.announced();
            return new Start(
                    opening.amounts().shopCurrency(),
                    announced.isPresent() ? announced.getAsLong() : null,
                    opening.size(),
                    opening.watermark().orElse(null));
        }

        Opening opening() {
            return new Opening(
                    new Amounts(currency),
                    announced == null ? OptionalLong.empty() : OptionalLong.of(announced),
                    size,
                    Optional.ofNullable(watermark));
        }
    }

    /**
     * @param after the cursor behind which the page lies that was delivered in part, or the next one
     * @param hasMore false behind the last page
     * @param first records of a page, as the costs allowed
     * @param inner of what lies within each
     * @param delivered what was delivered by pages
     */
    record Pages(@Nullable String after, boolean hasMore, int first, int inner, Delivered delivered) {}

    /**
     * @param started when, in seconds since 1970
     * @param lines of its result that were delivered
     * @param strays lines that belong to no record
     */
    record Bulk(String operation, long started, long lines, long strays) {}

    /** @throws SourceFault where it is none */
    static Position of(String cursor) {
        try {
            Position read = JSON.readValue(cursor, Position.class);
            if (read != null && read.start() != null && read.pages() != null) {
                return read;
            }
        } catch (JacksonException e) {
            // what was kept by another version of the console is none of ours
        }
        throw new SourceFault(
                SourceFault.Kind.UNREADABLE, "Where the reading of the shop stopped can't be told any more.");
    }

    /** Empty where it is too long to be kept. */
    Optional<String> text() {
        String text = JSON.writeValueAsString(this);
        return text.length() > LONGEST ? Optional.empty() : Optional.of(text);
    }
}
