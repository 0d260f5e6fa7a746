package com.mantisnxt.sync.connector;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** Counts what could not be read, and names the first few of each kind. */
public final class Unseen {

    private static final int NAMED = 3;
    private static final int MOST_SENTENCES = 8;
    private static final String MORE = "More could not be read; what was told first is named.";
    private static final int LONGEST = 80;

    private final Map<Why, Group> groups = new EnumMap<>(Why.class);
    private final List<String> sentences = new ArrayList<>();

    /** Reasons for not being read. */
    public enum Why {
        NO_ID("no id"),
        LONG_ID("an id of more than 255 characters"),
        NO_OBJECT("no fields at all"),
        BAD_FIELD("a field that can't be read as its type");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    private static final class Group {
        private final List<String> first = new ArrayList<>();
        private long count;
    }

    public void add(Why why, String which) {
        Group group = groups.computeIfAbsent(why, any -> new Group());
        group.count++;
        if (group.first.size() < NAMED) {
            group.first.add(which.length() > LONGEST ? which.substring(0, LONGEST) + "…" : which);
        }
    }

    /** Of many walks that go on one after the other, each with sentences of its own: few enough to be kept and read. */
    public static List<String> few(Stream<String> sentences) {
        List<String> all = sentences.distinct().toList();
        List<String> told = all.stream().filter(one -> !one.equals(MORE)).toList();
        return told.size() > MOST_SENTENCES || all.size() > told.size()
                ? Stream.concat(told.stream().limit(MOST_SENTENCES), Stream.of(MORE))
                        .toList()
                : told;
    }

    public void say(String sentence) {
        sentences.add(sentence);
    }

    public List<String> sentences() {
        List<String> all = new ArrayList<>(sentences);
        groups.forEach((why, group) -> {
            var named = new StringJoiner("; ", ": ", group.count > group.first.size() ? "; …" : "");
            group.first.forEach(named::add);
            all.add((group.count == 1 ? "1 record has " : group.count + " records have ") + why.words + named + ".");
        });
        return all;
    }
}
