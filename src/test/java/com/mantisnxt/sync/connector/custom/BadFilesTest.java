package com.mantisnxt.sync.connector.custom;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.SourceWalk;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad files and dreadful ones: each is named by what is wrong with it and where, and fills no memory. */
class BadFilesTest extends FileFixture {

    @Test
    void aByteThatIsNotOfTheEncodingIsNamedByPlaceAndLine() {
        String entity = "{'origin':'upload','format':'csv','id':'id','encoding':'UTF-8'}";
        byte[] file = "id,name\n1,ok\n2,K\u00e4se\n".getBytes(StandardCharsets.ISO_8859_1);
        SourceFault fault = fault(CustomFixture.ofFile(file, entity));
        assertThat(fault.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(fault.reason())
                .contains("Byte 16 in line 3")
                .contains("UTF-8")
                .contains("was chosen");
    }

    @Test
    void anUnclosedQuoteIsNamedByItsLine() {
        assertThat(fault(CustomFixture.ofFile("id,name\n1,a\n2,\"b\n3,c\n", CSV, "[]"))
                        .reason())
                .contains("from line 3 on is never closed");
    }

    @Test
    void somethingBehindAQuoteIsNamedByItsLine() {
        assertThat(fault(CustomFixture.ofFile("id,name\n1,a\n2,\"b\"c\n", CSV, "[]"))
                        .reason())
                .contains("line 3");
    }

    @Test
    void anUnclosedQuoteInAnEndlessFileFillsNoMemory() {
        Source source = CustomFixture.ofFile(() -> endless("id,name\n1,\"", "text without end\n"), CSV, "[]");
        assertThat(fault(source).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void aRowWithTooManyFieldsIsNamed() {
        assertThat(fault(CustomFixture.ofFile("id,name\n1,a\n2,b,c\n", CSV, "[]"))
                        .reason())
                .contains("Line 3 has 3 fields")
                .contains("names 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id,id\n1,2\n", "id,,c\n"})
    void theFirstRowMustNameTheColumns(String file) {
        assertThat(fault(CustomFixture.ofFile(file, CSV, "[]")).kind()).isEqualTo(Kind.UNREADABLE);
    }

    @Test
    void jsonThatEndsTooEarlyIsNamedByPlace() {
        SourceFault fault = fault(CustomFixture.ofFile("{\"items\":[{\"id\":1},\n{\"id\":2", JSON, "[]"));
        assertThat(fault.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(fault.reason()).contains("line 2").contains("ends");
    }

    @Test
    void jsonWithoutTheListSaysWhatItHasInstead() {
        assertThat(fault(CustomFixture.ofFile("{\"data\":{\"items\":[]},\"meta\":{}}", JSON, "[]"))
                        .reason())
                .contains("no list at /items")
                .contains("/data, /meta");
    }

    @Test
    void aNestedBombIsDefused() {
        String bomb = "{\"items\":[{\"id\":1,\"x\":" + "[".repeat(100_000);
        assertThat(fault(CustomFixture.ofFile(bomb, JSON, "[]")).reason()).contains("nested deeper");
    }

    @Test
    void aBombBesideTheListIsDefusedToo() {
        String bomb = "{\"x\":" + "{\"a\":".repeat(100_000);
        assertThat(fault(CustomFixture.ofFile(bomb, JSON, "[]")).reason()).contains("nested deeper");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"items\":[{\"id\":1,\"a\":\"", "{\"items\":[{\"id\":1,\"a\":1", "{\"items\":[{\"id\":1,\"a"})
    void aTextNumberOrNameWithoutEndFillsNoMemory(String start) {
        assertThat(fault(CustomFixture.ofFile(() -> endless(start, "111111"), JSON, "[]"))
                        .kind())
                .isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void aRecordOfCountlessSmallFieldsFillsNoMemory() {
        Source source = CustomFixture.ofFile(() -> endless("{\"items\":[{\"id\":[0", ",[1],{\"a\":2}"), JSON, "[]");
        assertThat(fault(source).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void aBadLineIsNamed() {
        assertThat(fault(CustomFixture.ofFile("{\"id\":1}\n{\"id\":2}\n{id:3}\n", LINES, "[]"))
                        .reason())
                .contains("line 3");
    }

    @Test
    void whatIsNoObjectIsUnseen() {
        Source source = CustomFixture.ofFile("{\"id\":1}\n7\n[1]\n{\"id\":true}\n{}\n", LINES, "[]");
        try (SourceWalk walk = source.walk(EntityType.PRODUCT)) {
            assertThat(CustomFixture.all(walk)).hasSize(1);
            assertThat(walk.unseen())
                    .containsExactlyInAnyOrder(
                            "2 records have no fields at all: line 2; line 3.",
                            "2 records have no id: line 4; line 5.");
        }
    }

    @Test
    void anIdThatIsTooLongIsUnseen() {
        Source source = CustomFixture.ofFile("{\"id\":\"" + "x".repeat(256) + "\"}", LINES, "[]");
        try (SourceWalk walk = source.walk(EntityType.PRODUCT)) {
            assertThat(CustomFixture.all(walk)).isEmpty();
            assertThat(walk.unseen()).hasSize(1);
        }
    }
}
