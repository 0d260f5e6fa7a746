package com.mantisnxt.sync.connector;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call of a system that says something changed there, as it came and not yet believed. Its content is looked at for its
 * signature alone.
 *
 * @param headers by name in lower case
 * @param body as it was sent, byte by byte
 */
public record HookCall(Map<String, String> headers, byte[] body) {

    public HookCall {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Bodies hold what is nobody's business. */
    @Override
    public String toString() {
        return "HookCall" + headers.keySet();
    }
}
