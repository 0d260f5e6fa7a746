package com.mantisnxt.sync.preview.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns a query into the part of a statement that finds the items. It walks one table in the order of an index, by the
 * number of the items where they have one, and looks all else up by position. Joins would be tried each with each right
 * after a preview was computed, when the database has not counted its items yet; {@link OrderedReads} keeps it from
 * sorting them all for each page, for the same reason. A position is looked up as a range in order, which leaves but
 * the index that begins with it: any other may look as good as long as nothing is counted.
 */
final class ItemStatement {

    private static final String OF_ITEMS = "from sync_console.preview_item i where i.org_id = ? and i.preview_id = ?";

    /** Items by what stands of them in another table. */
    private static final String OF_ANOTHER = """
            from sync_console.%1$s w
             cross join lateral (
                   select *
                     from sync_console.preview_item i
                    where i.org_id = ? and i.preview_id = ? and i.position between w.position and w.position
                    order by i.position
                    limit 1) i
             where w.org_id = ? and w.preview_id = ? and w.%2$s""";

    private static final String LOOKED_UP = """
             and (select true
                    from sync_console.%1$s x
                   where x.org_id = ? and x.preview_id = ? and x.position between i.position and i.position
                     and x.%2$s
                   order by x.position
                   limit 1) is %3$s""";

    private final UUID org;
    private final UUID preview;
    private final ItemQuery query;
    private final List<Object> params = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    ItemStatement(UUID org, UUID preview, ItemQuery query) {
        this.org = org;
        this.preview = preview;
        this.query = query;
    }

    /** The items from the first-th on that match, at most so many. */
    Found at(int first, int limit) {
        String walked = select();
        Optional<String> number = number();
        if (number.isPresent()) {
            return numbered(number.get(), first, limit);
        }
        return found(" order by " + walked + ".position offset ? limit ?", List.of(first, limit));
    }

    /** @param after where the page before ended: a number where items have one, else a position */
    Found after(@Nullable Integer after, int limit) {
        String walked = select();
        Optional<String> cursor = cursor();
        int last = after == null ? -1 : after;
        if (cursor.isPresent()) {
            return numbered(cursor.get(), last + 1, limit);
        }
        return found(" and %1$s.position > ? order by %1$s.position limit ?".formatted(walked), List.of(last, limit));
    }

    Found all() {
        select();
        return found("", List.of());
    }

    /** As {@link #all}, for whoever needs their number alone. */
    Found counted() {
        if (number().isPresent() && tags().size() == 1) {
            return new Found(
                    "from sync_console.preview_item_tag where org_id = ? and preview_id = ? and tag = ?",
                    List.of(org, preview, tags().getFirst()));
        }
        return all();
    }

    /** Whether one item matches, of which the position is known. */
    Found is(String position) {
        text.append("(select true ")
                .append(OF_ITEMS)
                .append(" and i.position between %1$s and %1$s".formatted(position));
        params.addAll(List.of(org, preview));
        tags().forEach(tag -> lookUp("preview_item_tag", "tag = ?", "true", tag));
        if (query.outcome() != null) {
            lookUp(
                    "preview_outcome",
                    "outcome_code = ?",
                    "true",
                    query.outcome().code());
        }
        if (Boolean.TRUE.equals(query.excluded())) {
            lookUp("preview_exclusion", "field = ?", "true", "");
        }
        filter();
        return found(" order by i.position limit 1)", List.of());
    }

    /** The column that numbers just these items, without a gap. */
    Optional<String> number() {
        boolean bare = query.text() == null
                && query.excluded() == null
                && query.outcome() == null
                && !query.open()
                && !query.withoutDeletions();
        int tags = tags().size();
        if (!bare || tags > 1 || tags == 1 && query.kind() != null) {
            return Optional.empty();
        }
        return Optional.of(tags == 1 ? "w.ordinal" : query.kind() == null ? "i.position" : "i.kind_position");
    }

    /** By what a page goes on after another: a number that stays, while those of tags are given anew by exclusions. */
    Optional<String> cursor() {
        return number().filter(number -> tags().isEmpty());
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        if (query.field() != null) {
            tags.add("field:" + query.field());
        }
        if (query.warning() != null) {
            tags.add(query.warning().tag());
        }
        return tags;
    }

    private Found numbered(String number, int first, int limit) {
        return found(" and %1$s >= ? order by %1$s limit ?".formatted(number), List.of(first, limit));
    }

    /** @return which is walked; what has fewest of them, as far as that can be known of any preview */
    private String select() {
        List<String> tags = tags();
        if (Boolean.TRUE.equals(query.excluded())) {
            walk("preview_exclusion", "field = ?", "");
        } else if (query.outcome() != null) {
            walk("preview_outcome", "outcome_code = ?", query.outcome().code());
        } else if (!tags.isEmpty()) {
            walk("preview_item_tag", "tag = ?", tags.removeLast());
        } else {
            text.append(OF_ITEMS);
            params.addAll(List.of(org, preview));
        }
        if (Boolean.TRUE.equals(query.excluded()) && query.outcome() != null) {
            lookUp(
                    "preview_outcome",
                    "outcome_code = ?",
                    "true",
                    query.outcome().code());
        }
        tags.forEach(tag -> lookUp("preview_item_tag", "tag = ?", "true", tag));
        filter();
        return text.indexOf(OF_ITEMS) == 0 ? "i" : "w";
    }

    private void filter() {
        if (query.kind() != null) {
            and("i.kind_code = ?", (short) (query.kind().ordinal() + 1));
        }
        if (query.withoutDeletions()) {
            text.append(" and i.kind_code <> 3");
        }
        if (query.text() != null) {
            and("strpos(i.search, ?) > 0", query.text().strip().toLowerCase(Locale.ROOT));
        }
        if (Boolean.FALSE.equals(query.excluded()) || query.open()) {
            lookUp("preview_exclusion", "field = ?", "null", "");
        }
        if (query.open()) {
            lookUp("preview_outcome", "position >= ?", "null", 0);
        }
    }

    private void walk(String table, String condition, Object value) {
        text.append(OF_ANOTHER.formatted(table, condition));
        params.addAll(List.of(org, preview, org, preview, value));
    }

    private void lookUp(String table, String condition, String is, Object value) {
        text.append(" ").append(LOOKED_UP.formatted(table, condition, is));
        params.addAll(List.of(org, preview, value));
    }

    private void and(String condition, Object value) {
        text.append(" and ").append(condition);
        params.add(value);
    }

    private Found found(String end, List<Integer> more) {
        params.addAll(more);
        return new Found(text + end, List.copyOf(params));
    }

    /** @param from what follows the columns of the item i */
    record Found(String from, List<Object> params) {}
}
