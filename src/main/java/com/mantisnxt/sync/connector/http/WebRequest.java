package com.mantisnxt.sync.connector.http;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One question to another system. Its headers may hold credentials, so it shows none of them.
 *
 * @param body JSON to send; null to GET
 * @param largestBody of the answer, in bytes; 0 for what the installation allows
 * @param wholeWait until the answer was read to its end; null for what the installation allows
 */
public record WebRequest(
        URI uri,
        Map<String, String> headers,
        byte @Nullable [] body,
        long largestBody,
        @Nullable Duration wholeWait) {

    public static WebRequest get(URI uri) {
        return new WebRequest(uri, Map.of(), null, 0, null);
    }

    /** A POST of JSON. */
    public static WebRequest post(URI uri, byte[] json) {
        return new WebRequest(uri, Map.of("Content-Type", "application/json"), json, 0, null);
    }

    public WebRequest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new WebRequest(uri, more, body, largestBody, wholeWait);
    }

    public WebRequest atMost(long bytes) {
        return new WebRequest(uri, headers, body, bytes, wholeWait);
    }

    public WebRequest within(Duration wait) {
        return new WebRequest(uri, headers, body, largestBody, wait);
    }

    WebRequest movedTo(URI target, boolean isOfTheSameOrigin) {
        Map<String, String> kept = new LinkedHashMap<>(headers);
        if (!isOfTheSameOrigin) {
            kept.keySet().removeIf(name -> !name.equalsIgnoreCase("Accept"));
        }
        return new WebRequest(target, kept, body, largestBody, wholeWait);
    }

    @Override
    public String toString() {
        return "WebRequest to " + uri.getHost();
    }
}
