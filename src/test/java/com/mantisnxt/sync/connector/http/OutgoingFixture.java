package com.mantisnxt.sync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.StandIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;

/** A way out to a stand-in, with short times and small sizes. */
abstract class OutgoingFixture {

    final StandIn standIn = new StandIn(
            exchange -> StandIn.send(exchange, 200, "text/plain", "hello".getBytes(StandardCharsets.UTF_8)));
    final Outgoing outgoing = Doors.toOpen();

    @AfterEach
    void shut() throws IOException {
        standIn.close();
        outgoing.destroy();
    }

    static void resolve(CheckedAddresses addresses) {
        try {
            addresses.resolve("both.example");
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    record Closing(Outgoing outgoing) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            outgoing.destroy();
        }
    }

    static byte[] packed(String text, int times) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < times; i++) {
                zip.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    String read(WebRequest request) {
        return read(outgoing, request);
    }

    static String read(Outgoing outgoing, WebRequest request) {
        try (var answer = outgoing.send(request)) {
            return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void assertKind(Runnable act, String kind) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        SourceFault.class, fault -> assertThat(fault.kind()).hasToString(kind));
    }
}
