package com.mantisnxt.sync.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TrailWordsTest {

    private final TrailWords words =
            new TrailWords(key -> Map.of("admin.act.sign_in", "Signed in").getOrDefault(key, "!{en: " + key + "}"));

    @Test
    void anActionIsSaidAsTheBundleSaysIt() {
        assertThat(words.action("sign_in")).isEqualTo("Signed in");
    }

    @Test
    void anActionWithoutATextIsReadableNonetheless() {
        assertThat(words.action("something_new")).isEqualTo("Something new");
    }

    @Test
    void detailsAreReadOutOneByOne() {
        assertThat(words.details("{\"prefix\": \"mnx_1\", \"scopes\": [\"report\", \"read\"], \"shown_for\": 90}"))
                .isEqualTo("prefix: mnx_1 · scopes: report, read · shown for: 90");
        assertThat(words.details("{}")).isEmpty();
    }
}
