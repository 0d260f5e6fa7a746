package com.mantisnxt.sync.preview.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns a query into the part of a statement that finds the items. Where an index numbers the items asked for, they are
 * addressed by that number; else the statement walks by position.
 */
final class ItemStatement {

    private final UUID org;
    private final UUID preview;
    private final ItemQuery query;
    private final List<Object> params = new ArrayList<>();
    private final StringBuilder joins = new StringBuilder();
    private final StringBuilder where = new StringBuilder();
    private String order = "i.position";

    ItemStatement(UUID org, UUID preview, ItemQuery query) {
        this.org = org;
        this.preview = preview;
        this.query = query;
    }

    /** The positions of items from the first-th on that match, at most so many. */
    Found at(int first, int limit) {
        Optional<String> number = number();
        select();
        if (number.isPresent()) {
            between(number.get(), first, limit);
            return found(" order by " + number.get(), List.of());
        }
        return found(" order by " + order + " offset ? limit ?", List.of(first, limit));
    }

    /** @param after where the page before ended: a number where items have one, else a position */
    Found after(@Nullable Integer after, int limit) {
        Optional<String> number = number();
        select();
        int last = after == null ? -1 : after;
        if (number.isPresent()) {
            between(number.get(), last + 1, limit);
            return found(" order by " + number.get(), List.of());
        }
        where.append(" and ").append(order).append(" > ?");
        params.add(last);
        return found(" order by " + order + " limit ?", List.of(limit));
    }

    Found all() {
        select();
        return found("", List.of());
    }

    /** The column that numbers just these items, without a gap. */
    Optional<String> number() {
        boolean bare = query.text() == null && query.excluded() == null && query.outcome() == null;
        int tags = tags().size();
        if (!bare || tags > 1 || tags == 1 && query.kind() != null) {
            return Optional.empty();
        }
        return Optional.of(tags == 1 ? "t0.ordinal" : query.kind() == null ? "i.position" : "i.kind_position");
    }

    List<String> tags() {
        List<String> tags = new ArrayList<>();
        if (query.field() != null) {
            tags.add("field:" + query.field());
        }
        if (query.warning() != null) {
            tags.add(query.warning().tag());
        }
        return tags;
    }

    private void between(String number, int first, int limit) {
        where.append(" and %1$s >= ? and %1$s < ?".formatted(number));
        params.add(first);
        params.add((int) Math.min(Integer.MAX_VALUE, (long) first + limit));
    }

    private void select() {
        joinTags();
        if (query.outcome() != null) {
            join("preview_outcome", "o", "outcome_code = ?", query.outcome().code());
        }
        if (Boolean.TRUE.equals(query.excluded())) {
            join("preview_exclusion", "x", "field = ?", "");
        }
        where.append(" where i.org_id = ? and i.preview_id = ?");
        params.add(org);
        params.add(preview);
        and("i.kind_code = ?", Optional.ofNullable(query.kind()).map(kind -> (short) (kind.ordinal() + 1)));
        and(
                "strpos(i.search, ?) > 0",
                Optional.ofNullable(query.text()).map(text -> text.strip().toLowerCase(Locale.ROOT)));
        if (Boolean.FALSE.equals(query.excluded())) {
            where.append("""
                     and not exists (
                         select from sync_console.preview_exclusion x
                          where x.org_id = i.org_id and x.preview_id = i.preview_id
                            and x.position = i.position and x.field = '')
                    """);
        }
    }

    private void joinTags() {
        List<String> tags = tags();
        for (int i = 0; i < tags.size(); i++) {
            join("preview_item_tag", "t" + i, "tag = ?", tags.get(i));
        }
    }

    private void join(String table, String alias, String condition, Object value) {
        joins.append("""
                 join sync_console.%1$s %2$s
                   on %2$s.org_id = ? and %2$s.preview_id = ? and %2$s.position = i.position and %2$s.%3$s
                """.formatted(table, alias, condition));
        params.add(org);
        params.add(preview);
        params.add(value);
        order = alias + ".position";
    }

    private void and(String condition, Optional<? extends Object> value) {
        value.ifPresent(given -> {
            where.append(" and ").append(condition);
            params.add(given);
        });
    }

    private Found found(String end, List<Integer> more) {
        params.addAll(more);
        return new Found("from sync_console.preview_item i" + joins + where + end, List.copyOf(params));
    }

    /** @param from what follows the columns of the item i */
    record Found(String from, List<Object> params) {}
}
