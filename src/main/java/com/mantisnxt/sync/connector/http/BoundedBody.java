package com.mantisnxt.sync.connector.http;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.function.BooleanSupplier;

/** The body of an answer, unpacked as it is read: no longer than allowed, and no bomb. Faults leave it as source faults. */
final class BoundedBody extends InputStream {

    /** What honest text packs to is far from this. */
    private static final long STRANGEST_RATIO = 250;

    private static final long RATIO_FROM = 16L << 20;

    private final InputStream body;
    private final Counted packed;
    private final URI uri;
    private final long largest;
    private final BooleanSupplier isOverdue;
    private long read;

    BoundedBody(InputStream body, Counted packed, WebRequest request, BooleanSupplier isOverdue) {
        this.body = body;
        this.packed = packed;
        this.uri = request.uri();
        this.largest = request.largestBody();
        this.isOverdue = isOverdue;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        try {
            int count = body.read(bytes, from, length);
            read += Math.max(0, count);
            checkSize();
            return count;
        } catch (IOException e) {
            throw isOverdue.getAsBoolean() ? overdue(uri) : NetworkFault.of(e, uri);
        }
    }

    private void checkSize() {
        if (read > largest) {
            throw new SourceFault(
                    Kind.TOO_LARGE,
                    "The answer from " + uri.getHost() + " is larger than " + Sizes.words(largest)
                            + " and was not read on.");
        }
        if (read > RATIO_FROM && read / STRANGEST_RATIO > packed.count) {
            throw new SourceFault(
                    Kind.TOO_LARGE,
                    "The answer from " + uri.getHost() + " unpacks to more than " + STRANGEST_RATIO
                            + " times its size and was not read on.");
        }
    }

    static SourceFault overdue(URI uri) {
        return new SourceFault(Kind.AWAY, "The answer from " + uri.getHost() + " took too long as a whole.");
    }

    /** Counts what came over the wire. */
    static final class Counted extends InputStream {
        private final InputStream wire;
        private long count;

        Counted(InputStream wire) {
            this.wire = wire;
        }

        @Override
        public int read() throws IOException {
            int next = wire.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int got = wire.read(bytes, from, length);
            count += Math.max(0, got);
            return got;
        }
    }
}
