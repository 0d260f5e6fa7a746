package com.mantisnxt.sync.connector.custom;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Good files, in all their ways of being written. */
class FilesTest extends FileFixture {

    @Test
    void csvKeepsQuotesDelimitersAndLineEndsWithinFields() {
        List<SourceRecord> records = csv("id,name\r\n1,\"a \"\"b\"\", c\"\r\n2,\"two\r\nlines\"\r\n\r\n3,\r\n");
        assertThat(records)
                .extracting(r -> r.data().get("name").asString())
                .containsExactly("a \"b\", c", "two\r\nlines", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "|", "\t"})
    void theDelimiterIsFoundOut(String delimiter) {
        assertThat(csv("id" + delimiter + "\"a,b;c\"" + "\n1" + delimiter + "x\n"))
                .singleElement()
                .satisfies(record ->
                        assertThat(record.data().get("a,b;c").asString()).isEqualTo("x"));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, false",
        "UTF-8, true",
        "UTF-16LE, true",
        "UTF-16BE, true",
        "UTF-16LE, false",
        "windows-1252, false"
    })
    void theEncodingIsFoundOut(String charset, boolean isMarked) {
        String text = (isMarked ? "\uFEFF" : "") + "id,name\n1,Käse für 3 €\n";
        Source source = CustomFixture.ofFile(text.getBytes(Charset.forName(charset)), CSV);
        assertThat(CustomFixture.all(source))
                .extracting(record -> record.data().get("name").asString())
                .containsExactly("Käse für 3 €");
    }

    @Test
    void aChosenEncodingIsTaken() {
        byte[] file = "id,name\n1,żółw\n".getBytes(Charset.forName("ISO-8859-2"));
        String entity = "{'origin':'upload','format':'csv','id':'id','encoding':'ISO-8859-2'}";
        assertThat(CustomFixture.all(CustomFixture.ofFile(file, entity)))
                .extracting(record -> record.data().get("name").asString())
                .containsExactly("żółw");
    }

    @Test
    void jsonInAnotherEncodingIsFoundOutOrSaidToBe() {
        byte[] latin = "{\"items\":[{\"id\":\"K\u00e4se\"}]}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(CustomFixture.all(CustomFixture.ofFile(latin, JSON)))
                .extracting(SourceRecord::externalId)
                .containsExactly("Käse");
        String chosen = "{'origin':'upload','list':'/items','id':'/id','encoding':'UTF-8'}";
        assertThat(fault(CustomFixture.ofFile(latin, chosen)).reason())
                .contains("line 1")
                .contains("UTF-8");
    }

    @Test
    void linesMayBeMarkedAndEndInAnyWay() {
        assertThat(CustomFixture.all(CustomFixture.ofFile("\uFEFF{\"id\":1}\r\n\n{\"id\":\"b\"}", LINES, "[]")))
                .extracting(SourceRecord::externalId)
                .containsExactly("1", "b");
    }

    @Test
    void anIdTwiceIsDeliveredTwice() {
        assertThat(csv("id\n1\n2\n1\n")).extracting(SourceRecord::externalId).containsExactly("1", "2", "1");
    }

    @Test
    void theTotalAndTheListMayStandInAnyOrder() {
        for (String file : List.of(
                "{\"total\":9,\"items\":[{\"id\":1}]}",
                "{\"items\":[{\"id\":1}],\"x\":{\"total\":3},\"total\":\"9\"}")) {
            try (SourceWalk walk = CustomFixture.ofFile(file, JSON, "[]").walk(EntityType.PRODUCT)) {
                CustomFixture.all(walk);
                assertThat(walk.announced()).hasValue(9);
            }
        }
    }

    @Test
    void archivedOnesAreToldByAField() {
        String entity =
                "{'origin':'upload','format':'csv','id':'id','archived':'state','archivedValues':['gone','bin']}";
        assertThat(CustomFixture.all(CustomFixture.ofFile("id,state\n1,gone\n2,live\n3,bin\n", entity, "[]")))
                .extracting(SourceRecord::state)
                .containsExactly(RecordState.ARCHIVED, RecordState.ACTIVE, RecordState.ARCHIVED);
    }

    @Test
    void fieldsBecomeOursAtTheirTypes() {
        String mapping = """
                [{'from':'/sku','to':'code','type':'text'},
                 {'from':'/cost/net','to':'price','type':'money','scale':2},
                 {'from':'/weight','type':'number'},
                 {'from':'/live','type':'bool'},
                 {'from':'/made','type':'time','zone':'Europe/Berlin'},
                 {'from':'/tags','type':'list'},
                 {'from':'/none','type':'text'}]
                """;
        String file = "{\"id\":1,\"sku\":7.50,\"cost\":{\"net\":\"12.345\"},\"weight\":\"1.500\",\"live\":\"yes\","
                + "\"made\":\"2025-07-01 12:00:00\",\"tags\":\"a, b,,c\"}";
        assertThat(CustomFixture.all(CustomFixture.ofFile(file, LINES, mapping))
                        .getFirst()
                        .data()
                        .toString())
                .isEqualTo("{\"code\":\"7.50\",\"price\":\"12.35\",\"weight\":1.5,\"live\":true,"
                        + "\"made\":\"2025-07-01T10:00:00Z\",\"tags\":[\"a\",\"b\",\"c\"],\"none\":null}");
    }

    @Test
    void aFieldThatIsNotOfItsTypeMakesItsRecordUnseen() {
        String mapping = "[{'from':'price','type':'money'}]";
        Source source = CustomFixture.ofFile("id,price\n1,2.50\n2,cheap\n3,\n", CSV, mapping);
        try (SourceWalk walk = source.walk(EntityType.PRODUCT)) {
            assertThat(CustomFixture.all(walk))
                    .extracting(SourceRecord::externalId)
                    .containsExactly("1", "3");
            assertThat(walk.unseen())
                    .containsExactly("1 record has a field that can't be read as its type: price of 2.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"money", "text"})
    void aNumberOfJsonThatFillsTheMemoryIsNone(String type) {
        String mapping = "[{'from':'/price','to':'price','type':'" + type + "'}]";
        Source source =
                CustomFixture.ofFile("{\"id\":1,\"price\":1e999999999}\n{\"id\":2,\"price\":1}", LINES, mapping);
        try (SourceWalk walk = source.walk(EntityType.PRODUCT)) {
            assertThat(CustomFixture.all(walk)).hasSize(1);
            assertThat(walk.unseen()).hasSize(1);
        }
    }

    @Test
    void anIdThatFillsTheMemoryIsWrittenShort() {
        assertThat(CustomFixture.all(CustomFixture.ofFile("{\"id\":1e999999999}", LINES, "[]")))
                .extracting(SourceRecord::externalId)
                .containsExactly("1E+999999999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1E+100000", "NaN", "Infinity", "1,5", "0x10"})
    void strangeNumbersAreNone(String number) {
        String mapping = "[{'from':'price','type':'number'}]";
        assertThat(CustomFixture.all(CustomFixture.ofFile("id;price\n1;" + number + "\n", CSV, mapping)))
                .isEmpty();
    }

    /** Half a gigabyte in a heap that holds a fraction of it; what is read is gone when the next comes. */
    @Test
    void aLongStreamIsReadInFlatMemory() {
        long records = Long.getLong("stream.records", 2_000_000);
        Source source = CustomFixture.ofFile(() -> new Repeated(records), LINES, "[]");
        long count = 0;
        try (SourceWalk walk = source.walk(EntityType.PRODUCT)) {
            for (List<SourceRecord> page = walk.next(); !page.isEmpty(); page = walk.next()) {
                assertThat(page.size()).isLessThanOrEqualTo(500);
                count += page.size();
            }
        }
        assertThat(count).isEqualTo(records);
    }
}
