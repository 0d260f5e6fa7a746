package com.mantisnxt.sync.preview.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Items of a preview that somebody picked: some one by one, or all that match but some. Which these are is found where
 * the items are kept.
 *
 * @param query null where they are named one by one
 * @param positions those that are meant; with a query those that are not
 */
public record PickedItems(@Nullable ItemQuery query, Collection<Integer> positions) {

    public static PickedItems of(Collection<Integer> positions) {
        return new PickedItems(null, positions);
    }

    public static PickedItems matching(ItemQuery query, Collection<Integer> except) {
        return new PickedItems(query, except);
    }

    ItemStatement.Found find(UUID org, UUID preview) {
        var found = new ItemStatement(org, preview, query == null ? ItemQuery.all() : query).all();
        List<Object> params = new ArrayList<>(found.params());
        params.add(positions.toArray(Integer[]::new));
        String condition =
                query == null ? " and i.position = any (?::integer[])" : " and i.position <> all (?::integer[])";
        return new ItemStatement.Found(found.from() + condition, params);
    }

    /** Whether an item is among them, of which the position is known. */
    ItemStatement.Found contains(UUID org, UUID preview, String position) {
        Integer[] named = positions.toArray(Integer[]::new);
        if (query == null) {
            return new ItemStatement.Found(position + " = any (?::integer[])", List.of((Object) named));
        }
        var found = new ItemStatement(org, preview, query).is(position);
        List<Object> params = new ArrayList<>(found.params());
        params.add(named);
        return new ItemStatement.Found(found.from() + " and " + position + " <> all (?::integer[])", params);
    }

    /** For the trail; which items these were is kept with the preview. */
    Object said(int most) {
        return query == null ? positions.stream().limit(most).toList() : query.toString();
    }
}
