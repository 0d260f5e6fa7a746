package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.http.Sizes;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends the reading of a record that does not end: a file may be endless, what is held of it at once may not. */
final class RecordBudget extends FilterInputStream {

    private final long largest;
    private long sinceRecord;

    RecordBudget(InputStream stream, long largest) {
        super(stream);
        this.largest = largest;
    }

    void startRecord() {
        sinceRecord = 0;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = super.read(bytes, from, Math.min(length, 1 << 16));
        count(Math.max(0, count));
        return count;
    }

    private void count(int bytes) {
        sinceRecord += bytes;
        if (sinceRecord > largest) {
            throw new SourceFault(
                    Kind.TOO_LARGE,
                    "One record is larger than " + Sizes.words(largest)
                            + ". In a CSV file that is often a quote that is never "
                            + "closed; in JSON a pointer that leads to too much.");
        }
    }
}
