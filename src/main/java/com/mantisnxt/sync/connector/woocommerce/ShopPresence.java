package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.Presence;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Asks a shop for records by their ids: many at once in use, in the bin, and in use again, for one may leave the bin
 * between two answers. Variations stand in no list that could be asked so; what may be one is asked for by itself.
 */
final class ShopPresence {

    private static final Pattern ID = Pattern.compile("\\d{1,18}");

    /** So that whoever waits for a pause or a cancellation does not wait for a hundred answers. */
    private static final int SINGLES = 20;

    private final Shop shop;
    private final ShopEntity entity;
    private final Set<String> there = new HashSet<>();

    ShopPresence(Shop shop, ShopEntity entity) {
        this.shop = shop;
        this.entity = entity;
    }

    Presence of(List<String> ids) {
        Ask list = entity.list().with("_fields", "id");
        lookUp(list, ids);
        if (entity.hasBin()) {
            lookUp(list.with("status", "trash"), ids);
            lookUp(list, ids);
        }
        return entity.hasVariations() ? oneByOne(ids) : new Presence(ids.size(), there);
    }

    private void lookUp(Ask list, List<String> ids) {
        Set<String> wanted = new LinkedHashSet<>(ids);
        wanted.removeIf(id -> there.contains(id) || !ID.matcher(id).matches());
        if (wanted.isEmpty()) {
            return;
        }
        for (JsonNode row :
                shop.get(list.with("include", String.join(",", wanted))).rows()) {
            String id = row.path("id").asString("");
            if (!wanted.contains(id)) {
                throw new SourceFault(Kind.UNREADABLE, "The shop does not look records up by their ids.");
            }
            there.add(id);
        }
    }

    /** What was settled before a fault counts: a shop that throttles would never be asked for all of them. */
    private Presence oneByOne(List<String> ids) {
        int settled = 0;
        List<String> asked = new ArrayList<>();
        while (settled < ids.size() && asked.size() < SINGLES) {
            String id = ids.get(settled);
            if (!there.contains(id) && ID.matcher(id).matches()) {
                asked.add(id);
                if (!isSettled(id, settled > 0)) {
                    break;
                }
            }
            settled++;
        }
        there.retainAll(ids.subList(0, settled));
        return new Presence(settled, there);
    }

    private boolean isSettled(String id, boolean isLater) {
        try {
            if (shop.has(Ask.of("products/" + id).with("_fields", "id"))) {
                there.add(id);
            }
            return true;
        } catch (SourceFault fault) {
            if (isLater && fault.kind().isPassing()) {
                return false;
            }
            throw fault;
        }
    }
}
