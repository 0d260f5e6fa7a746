package com.mantisnxt.sync.connector.http;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A reader of strangers' JSON, with limits to what one value may be. */
public final class JsonLimits {

    static final int DEEPEST = 100;
    static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NUMBER = 200;
    private static final int LONGEST_NAME = 1000;

    /** Numbers keep their digits: a price is no double. */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonLimits() {}
}
