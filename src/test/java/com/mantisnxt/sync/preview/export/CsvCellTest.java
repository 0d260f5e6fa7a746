package com.mantisnxt.sync.preview.export;

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
                "+44 20 7946 0000"
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
}
