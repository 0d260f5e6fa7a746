package com.mantisnxt.sync.connector.upload;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.io.InputStream;

/** An upload from its first part to its last; holds one at a time. */
final class PartsStream extends InputStream {

    private final UploadRow upload;
    private final UploadStore store;
    private byte[] part = new byte[0];
    private int number;
    private int at;
    private long read;

    PartsStream(UploadRow upload, UploadStore store) {
        this.upload = upload;
        this.store = store;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        if (at == part.length && read < upload.bytes()) {
            part = store.part(upload.id(), number++)
                    .orElseThrow(() -> new SourceFault(
                            Kind.AWAY, "The file " + upload.fileName() + " was replaced while it was read."));
            at = 0;
        }
        if (at == part.length) {
            return -1;
        }
        int count = Math.min(length, part.length - at);
        System.arraycopy(part, at, bytes, from, count);
        at += count;
        read += count;
        return count;
    }
}
