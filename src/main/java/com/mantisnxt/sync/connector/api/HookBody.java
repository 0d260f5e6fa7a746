package com.mantisnxt.sync.connector.api;

import com.mantisnxt.sync.connector.HookCall;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** Reads a call once, as the bytes that were signed, up to a size and for a time. */
final class HookBody {

    static final int MOST_BYTES = 2 * 1024 * 1024;

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int PIECE = 8192;

    private final LongSupplier nanoTime;

    HookBody(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @throws HookRefused where it is too long, takes too long or breaks off */
    HookCall read(HttpServletRequest request) {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw HookRefused.tooLarge(MOST_BYTES);
        }
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        try (InputStream body = request.getInputStream()) {
            return new HookCall(headers, bytes(body));
        } catch (IOException e) {
            throw HookRefused.brokenOff();
        }
    }

    private byte[] bytes(InputStream body) throws IOException {
        long begun = nanoTime.getAsLong();
        var read = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE];
        for (int length = body.read(piece); length >= 0; length = body.read(piece)) {
            read.write(piece, 0, length);
            if (read.size() > MOST_BYTES) {
                throw HookRefused.tooLarge(MOST_BYTES);
            }
            if (nanoTime.getAsLong() - begun > LONGEST.toNanos()) {
                throw HookRefused.brokenOff();
            }
        }
        return read.toByteArray();
    }
}
