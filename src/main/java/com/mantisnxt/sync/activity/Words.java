package com.mantisnxt.sync.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts to search for as people type them: words apart, or in double quotes where they belong together. */
final class Words {

    private static final Pattern PART = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"?|(\\S+)");

    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"?", Pattern.DOTALL);

    private Words() {}

    /** @throws IllegalArgumentException where there are too many, or one is too long */
    static List<String> parse(String text) {
        List<String> words = new ArrayList<>();
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            String word = parts.group(1) == null ? parts.group(2) : unescape(parts.group(1));
            if (!word.isBlank()) {
                words.add(checked(word));
            }
        }
        if (words.size() > ActivityFilter.MOST_WORDS) {
            throw new IllegalArgumentException("too many words");
        }
        return words;
    }

    static String write(List<String> words) {
        return words.stream().map(Words::quoted).collect(Collectors.joining(" "));
    }

    static String quoted(String word) {
        boolean plain = word.chars().noneMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\\' || c == ':')
                && !word.startsWith("-");
        return plain ? word : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** @param text begins with a quote; the one at its end may be missing */
    static String unquoted(String text) {
        Matcher quoted = QUOTED.matcher(text);
        return quoted.lookingAt() ? unescape(quoted.group(1)) : text.substring(1);
    }

    private static String unescape(String quoted) {
        return quoted.replaceAll("\\\\(.)", "$1");
    }

    private static String checked(String word) {
        if (word.length() > ActivityFilter.LONGEST_WORD || word.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no text to search for");
        }
        return word;
    }
}
