package com.mantisnxt.sync.base.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://evil\")",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "-",
                "+44 20 7946 0000",
                "＝1+1",
                "＠SUM(1)"
            })
    void whatCouldBeAFormulaGetsAnApostrophe(String value) {
        assertThat(CsvCell.of(value)).matches("(?s)\"?'.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5.00", "+3", "-1e9", "12", "a=b", "", "寝袋", "O'Neill", "1-2"})
    void numbersAndPlainTextStayAsTheyAre(String value) {
        assertThat(CsvCell.of(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a\"b", "a\nb", "a;b"})
    void whatWouldSplitACellIsQuoted(String value) {
        assertThat(CsvCell.of(value)).isEqualTo('"' + value.replace("\"", "\"\"") + '"');
    }

    /** Quotes that stand behind a comma are plain characters to whoever splits at semicolons. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;=1+1;b",
                "a\t=1+1",
                "a\n=cmd|' /C calc'!A0\nb",
                "a\r\n@SUM(1)",
                "a;+1+1",
                "a;-1+cmd|' /C calc'!A0",
                ";＝1+1",
                "=1;=2"
            })
    void splitElsewhereItHoldsNoFormulaEither(String value) {
        for (String part : ("x," + CsvCell.of(value)).split("[;\t\r\n]")) {
            assertThat(part).doesNotContainPattern("^[=+@＝＠-]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;-5", "1;+3;-1e9", "a\n-5.00\nb", "a = b; c", "one; -two"})
    void numbersWithinStayAsTheyAre(String value) {
        assertThat(CsvCell.of(value)).isEqualTo('"' + value + '"').as("quoted, and nothing more");
    }
}
