package com.mantisnxt.sync.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.SharedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** Through a real server: what somebody sends who is not signed in is refused before it is read. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"vaadin.productionMode=true", "sync.account.token-cache=PT0.2S"})
@ContextConfiguration(initializers = SharedDatabase.class)
class StrangersFilesTest {

    @LocalServerPort
    private int port;

    /** Only the head of a request is sent; an answer means that nobody waits for the rest. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/VAADIN/dynamic/resource/0/x/upload", "/api/v1/previews"})
    void theyAreAnsweredWithoutTheirFile(String path) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 150000000\r\n"
                    + "Content-Type: Multipart/form-data; boundary=x\r\n\r\n"
                    + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nabc";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 403");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
