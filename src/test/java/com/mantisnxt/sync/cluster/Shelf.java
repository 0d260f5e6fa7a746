package com.mantisnxt.sync.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Records of one kind in a shop: a price by id, and when it was last set. An id that is gone never comes back. */
final class Shelf {

    private static final int FEWEST = 50;

    private final NavigableMap<Integer, Item> items = new TreeMap<>();
    private int newest = 10_000;

    record Item(int id, int price, Instant changed) {}

    Shelf(int records) {
        for (int id = 0; id < records; id++) {
            set(id, 1);
        }
    }

    private void set(int id, int price) {
        items.put(id, new Item(id, price, Instant.now()));
    }

    synchronized void change(Random random) {
        for (int i = 0; i < 5; i++) {
            Item some = items.ceilingEntry(random.nextInt(items.lastKey() + 1)).getValue();
            set(some.id(), some.price() + 1);
        }
    }

    synchronized void remove(Random random) {
        if (items.size() > FEWEST) {
            items.remove(items.ceilingKey(random.nextInt(items.lastKey() + 1)));
        }
    }

    synchronized void add() {
        set(newest++, 1);
    }

    synchronized List<Item> all() {
        return List.copyOf(items.values());
    }

    Map<Integer, Integer> prices() {
        return all().stream().collect(Collectors.toMap(Item::id, Item::price));
    }
}
