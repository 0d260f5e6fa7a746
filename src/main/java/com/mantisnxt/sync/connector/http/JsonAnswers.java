package com.mantisnxt.sync.connector.http;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** Answers of interfaces that speak JSON, each read whole; the request says how large one may be. */
public final class JsonAnswers {

    private static final int SAMPLE = 4096;
    private static final ObjectReader DOCUMENT =
            JsonLimits.MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonAnswers() {}

    /**
     * Reads the answer to its end and closes it.
     *
     * @throws SourceFault where it is a web page, no JSON, cut off or too large
     */
    public static JsonNode read(WebAnswer answer) {
        return parse(bytes(answer));
    }

    /** The body as it came, bounded; the answer is closed. */
    public static byte[] bytes(WebAnswer answer) {
        try (answer;
                InputStream body = answer.body()) {
            var bytes = new ByteArrayOutputStream();
            body.transferTo(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws SourceFault where it is a web page or no JSON */
    public static JsonNode parse(byte[] document) {
        String sample = new String(document, 0, Math.min(SAMPLE, document.length), StandardCharsets.UTF_8);
        if (WebPage.isOne(sample)) {
            throw new SourceFault(
                    Kind.UNREADABLE,
                    "A web page came instead of data" + WebPage.title(sample)
                            + ". A sign-in page or a proxy may answer in the system's place.");
        }
        try {
            JsonNode read = DOCUMENT.readValue(document);
            if (read == null || read.isMissingNode()) {
                throw new SourceFault(Kind.UNREADABLE, "The answer is empty.");
            }
            return read;
        } catch (JacksonException e) {
            throw JsonFaults.of(e);
        }
    }
}
