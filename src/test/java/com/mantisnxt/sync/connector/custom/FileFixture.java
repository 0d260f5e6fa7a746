package com.mantisnxt.sync.connector.custom;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceRecord;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files as people hand them in, and dreadful ones. */
abstract class FileFixture {

    static final String CSV = "{'origin':'upload','format':'csv','id':'id'}";
    static final String LINES = "{'origin':'upload','format':'ndjson','id':'/id'}";
    static final String JSON = "{'origin':'upload','list':'/items','id':'/id','total':'/total'}";

    static final class Repeated extends InputStream {
        private final byte[] line = ("{\"id\":\"4711\",\"name\":\"" + "n".repeat(200) + "\",\"price\":\"12.50\"}\n")
                .getBytes(StandardCharsets.UTF_8);
        private final long bytes;
        private long at;

        Repeated(long lines) {
            this.bytes = lines * line.length;
        }

        @Override
        public int read() {
            return at == bytes ? -1 : line[(int) (at++ % line.length)];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (at == bytes) {
                return -1;
            }
            int offset = (int) (at % line.length);
            int count = (int) Math.min(Math.min(length, line.length - offset), bytes - at);
            System.arraycopy(line, offset, into, from, count);
            at += count;
            return count;
        }
    }

    static InputStream endless(String start, String then) {
        var head = new ByteArrayOutputStream();
        head.writeBytes(start.getBytes(StandardCharsets.UTF_8));
        byte[] more = then.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                long now = at++;
                return now < head.size()
                        ? head.toByteArray()[(int) now]
                        : more[(int) ((now - head.size()) % more.length)];
            }
        };
    }

    static List<SourceRecord> csv(String file) {
        return CustomFixture.all(CustomFixture.ofFile(file, CSV, "[]"));
    }

    static SourceFault fault(Source source) {
        return catchThrowableOfType(SourceFault.class, () -> CustomFixture.all(source));
    }
}
