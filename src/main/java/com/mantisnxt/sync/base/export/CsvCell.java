package com.mantisnxt.sync.base.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A value as a cell of RFC 4180 that no spreadsheet takes for a formula: an apostrophe goes before what could begin one,
 * but not before a number. A spreadsheet that splits at semicolons or tabs understands no quotes that stand behind a comma,
 * so what it would take for a cell of its own within this one is held to the same.
 */
public final class CsvCell {

    /** Goes before a file: without it Excel takes UTF-8 for something else. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern FORMULA_WITHIN =
            Pattern.compile("(?<=[;\\t\\r\\n])(?=[=@＝＠]|[+＋－-](?!\\d+([.,]\\d+)?([eE][+-]?\\d+)?([;\\t\\r\\n]|$)))");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?([eE][+-]?\\d+)?");

    private CsvCell() {}

    public static String of(String value) {
        String safe = FORMULA_WITHIN
                .matcher(beginsFormula(value) ? "'" + value : value)
                .replaceAll("'");
        return isPlain(safe) ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    /** A whole line, with its end. */
    public static String line(List<String> values) {
        return values.stream().map(CsvCell::of).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static boolean beginsFormula(String value) {
        return !value.isEmpty()
                && "=+-@＝＋－＠\t\r\n".indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches();
    }

    /** Semicolons and tabs are what some spreadsheets split at instead of commas. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            if ("\",;\t\r\n".indexOf(value.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }
}
