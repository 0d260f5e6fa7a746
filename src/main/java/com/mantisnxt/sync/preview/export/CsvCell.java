package com.mantisnxt.sync.preview.export;

import java.util.regex.Pattern;

/**
 * A value as a cell of RFC 4180 that no spreadsheet takes for a formula: an apostrophe goes before what could begin one,
 * but not before a number.
 */
final class CsvCell {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?([eE][+-]?\\d+)?");

    private CsvCell() {}

    static String of(String value) {
        String safe = beginsFormula(value) ? "'" + value : value;
        return isPlain(safe) ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean beginsFormula(String value) {
        return !value.isEmpty()
                && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0
                && !NUMBER.matcher(value).matches();
    }

    /** Semicolons and tabs are what some spreadsheets split at instead of commas. */
    private static boolean isPlain(String value) {
        return value.chars().noneMatch(c -> "\",;\t\r\n".indexOf(c) >= 0);
    }
}
