package com.mantisnxt.sync.base.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.SharedDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** Through a real server: services that report all day, and browsers whose next request becomes a WebSocket. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "sync.account.token-cache=PT0.2S"})
@ContextConfiguration(initializers = SharedDatabase.class)
class KeptConnectionsTest {

    private static final String REQUEST = "GET /api/v1/syncs HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @LocalServerPort
    private int port;

    @Test
    void aConnectionIsKeptForAsManyRequestsAsComeByIt() throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            var reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            for (int i = 0; i < 150; i++) {
                socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
                assertThat(head(reader))
                        .as("answer %d", i)
                        .noneMatch(line -> line.toLowerCase().startsWith("connection: close"));
            }
        }
    }

    /** Reads the body away. */
    private static List<String> head(BufferedReader reader) throws IOException {
        List<String> head = new ArrayList<>();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            head.add(line);
        }
        assertThat(head).isNotEmpty();
        int length = head.stream()
                .filter(line -> line.toLowerCase().startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(-1);
        if (length < 0) {
            chunks(reader);
        } else {
            assertThat(reader.skip(length)).isEqualTo(length);
        }
        return head;
    }

    private static void chunks(BufferedReader reader) throws IOException {
        for (int size = size(reader); size > 0; size = size(reader)) {
            assertThat(reader.skip(size)).isEqualTo(size);
            reader.readLine();
        }
        reader.readLine();
    }

    private static int size(BufferedReader reader) throws IOException {
        return Integer.parseInt(reader.readLine().strip(), 16);
    }
}
