package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.connector.http.WebPage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A stream of text in an encoding that was chosen or is found out.
 *
 * @param reader null where the reader of JSON takes the bytes themselves
 * @param sample its first part, decoded
 */
record Text(
        RecordBudget budget, InputStream bytes, @Nullable Reader reader, String sample) {

    static final int SAMPLE = 1 << 16;

    /** @param encoding a charset's name; null or auto to find it out */
    static Text of(InputStream stream, CustomEntity entity, long largestRecord) {
        var budget = new RecordBudget(stream, largestRecord);
        var bytes = new BufferedInputStream(budget, SAMPLE);
        bytes.mark(SAMPLE);
        byte[] head = head(bytes);
        Encoding encoding = Encoding.of(entity.encoding(), head);
        String sample = encoding.decoded(head);
        if (WebPage.isOne(sample)) {
            throw Faults.unreadable(
                    "A web page came instead of " + entity.written().name() + WebPage.title(sample)
                            + ". A sign-in page or a proxy may answer in the system's place.");
        }
        Charset charset = encoding.charset();
        boolean readsBytes = entity.written() != CustomEntity.Format.csv && charset.equals(StandardCharsets.UTF_8);
        skip(bytes, encoding.mark());
        return new Text(budget, bytes, readsBytes ? null : new StrictReader(bytes, encoding), sample);
    }

    private static byte[] head(InputStream bytes) {
        try {
            byte[] head = bytes.readNBytes(SAMPLE);
            bytes.reset();
            return head;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void skip(InputStream bytes, int count) {
        try {
            bytes.skipNBytes(count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
