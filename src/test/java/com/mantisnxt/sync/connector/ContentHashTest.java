package com.mantisnxt.sync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class ContentHashTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"b\":2}      | {\"b\":2,\"a\":1}",
                "{\"a\":1.50}           | {\"a\":1.5}",
                "{\"a\":100}            | {\"a\":1e2}",
                "{\"a\":0.00}           | {\"a\":-0}",
            })
    void theSameContentHasTheSameHash(String one, String other) {
        assertThat(hash(one)).isEqualTo(hash(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1}              | {\"a\":\"1\"}",
                "{\"a\":null}           | {}",
                "{\"a\":null}           | {\"a\":\"null\"}",
                "{\"a\":[1,2]}          | {\"a\":[2,1]}",
                "{\"a\":[[1],2]}        | {\"a\":[1,[2]]}",
                "{\"a\":\"x,1\\\"b\"}   | {\"a\":\"x\",\"b\":\"\"}",
                "{\"a\":{}}             | {\"a\":[]}",
                "{\"a\":true}           | {\"a\":\"true\"}",
            })
    void otherContentHasAnother(String one, String other) {
        assertThat(hash(one)).isNotEqualTo(hash(other));
    }

    @Test
    void theStateCountsToo() {
        var data = JsonMapper.shared().readTree("{}");
        assertThat(ContentHash.of(RecordState.ACTIVE, data)).isNotEqualTo(ContentHash.of(RecordState.ARCHIVED, data));
    }

    @Test
    void anExponentThatWouldFillTheMemoryDoesNot() {
        JsonMapper exact = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        for (JsonMapper mapper : List.of(JsonMapper.shared(), exact)) {
            assertThat(ContentHash.of(RecordState.ACTIVE, mapper.readTree("{\"a\":1e99999999}")))
                    .hasSize(32);
        }
    }

    private static byte[] hash(String json) {
        return ContentHash.of(RecordState.ACTIVE, JsonMapper.shared().readTree(json));
    }
}
