package com.mantisnxt.sync.activity.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where the words that were searched for stand in a text. */
final class WordMarks {

    static final WordMarks NONE = new WordMarks(List.of());
    private static final int MOST = 200;

    private final List<String> words;
    private final Pattern pattern;

    WordMarks(List<String> words) {
        this.words = words;
        this.pattern = Pattern.compile(
                words.stream().map(Pattern::quote).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** @param to not included */
    record Mark(int from, int to) {}

    /** In their order, apart from each other. Of very many only the first. */
    List<Mark> in(String text) {
        List<Mark> marks = new ArrayList<>();
        if (words.isEmpty()) {
            return marks;
        }
        Matcher found = pattern.matcher(text);
        for (int at = 0; marks.size() < MOST && found.find(at); at = found.start() + 1) {
            add(marks, found.start(), longest(text, found));
        }
        return marks;
    }

    /** As from, to, from, to. */
    List<Integer> places(String text) {
        return in(text).stream()
                .flatMap(mark -> java.util.stream.Stream.of(mark.from(), mark.to()))
                .toList();
    }

    private int longest(String text, Matcher found) {
        int from = found.start();
        return words.stream()
                .filter(word -> text.regionMatches(true, from, word, 0, word.length()))
                .mapToInt(word -> from + word.length())
                .max()
                .orElse(found.end());
    }

    private static void add(List<Mark> marks, int from, int to) {
        if (!marks.isEmpty() && marks.getLast().to() >= from) {
            Mark before = marks.removeLast();
            marks.add(new Mark(before.from(), Math.max(before.to(), to)));
        } else {
            marks.add(new Mark(from, to));
        }
    }
}
