package com.mantisnxt.sync.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Requests as no browser sends them, byte by byte through a real server: they are refused, and nothing of them comes back. */
@AccountTest
class RawRequestsTest {

    private static final String FORM = "POST /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n";

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @TestFactory
    Stream<DynamicTest> whatIsNoRequestIsRefused() {
        return Stream.of(
                        raw(
                                "a header without end",
                                "GET /login HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(200_000)),
                        raw("a line without end", "GET /login?" + "a".repeat(200_000) + " HTTP/1.1\r\nHost: localhost"),
                        raw(
                                "headers without number",
                                "GET /login HTTP/1.1\r\nHost: localhost" + "\r\nX: 1".repeat(20_000)),
                        raw(
                                "two lengths",
                                "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6"),
                        raw(
                                "a length that is none",
                                "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\nConnection: close"),
                        raw("a name with a break", "GET /login HTTP/1.1\r\nHost: localhost\r\nX\rY: 1"),
                        raw("no host", "GET /login HTTP/1.1"),
                        raw("two hosts", "GET /login HTTP/1.1\r\nHost: localhost\r\nHost: evil.example"),
                        raw("an echo", "TRACE /login HTTP/1.1\r\nHost: localhost\r\nCookie: sync_console=FORGED"),
                        raw("a break in the path", "GET /%0d%0aSet-Cookie:%20FORGED=1 HTTP/1.1\r\nHost: localhost"),
                        raw("a NUL in the path", "GET /log%00in HTTP/1.1\r\nHost: localhost"),
                        raw("a way up", "GET /styles/..%2f..%2fapplication.yaml HTTP/1.1\r\nHost: localhost"),
                        raw("a way up in pieces", "GET /styles/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost"),
                        raw(
                                "a way up by backslashes",
                                "GET /styles/..\\..\\application.yaml HTTP/1.1\r\nHost: localhost"),
                        raw("a way around", "GET /api;/v1/syncs HTTP/1.1\r\nHost: localhost"),
                        raw("another way around", "GET //api/v1/syncs HTTP/1.1\r\nHost: localhost"),
                        raw("a way around by case", "GET /API/v1/syncs HTTP/1.1\r\nHost: localhost"),
                        raw("a way into what is kept", "GET /META-INF/MANIFEST.MF HTTP/1.1\r\nHost: localhost"))
                .map(request -> DynamicTest.dynamicTest(request[0], () -> {
                    String answer = answer(request[1] + "\r\nConnection: close\r\n\r\n");
                    assertThat(answer).doesNotContain("FORGED", "root:", "sync:", "Manifest-Version", "\n\tat ");
                    if (!answer.isEmpty()) {
                        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContainPattern("^HTTP/1.1 (2|5)");
                    }
                }));
    }

    private static String[] raw(String name, String head) {
        return new String[] {name, head};
    }

    /** A request within another, which a proxy in front would have taken for its body. */
    @Test
    void aRequestWithinARequestIsNotAnswered() throws IOException {
        String answer = answer("POST /login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 6\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /csrf HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(answer.split("HTTP/1.1 ", -1)).as(answer).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aFormWithoutEndSignsNobodyIn() throws IOException {
        OrganisationFixture org = OrganisationFixture.in(context);
        String fields = "username=" + org.admin.email() + "&password=" + OrganisationFixture.PASSWORD.replace(' ', '+');
        for (String padding : new String[] {"&x=" + "a".repeat(3_000_000), "&x=1".repeat(100_000)}) {
            String body = fields + padding;
            String answer = answer(FORM + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            if (!answer.isEmpty()) {
                assertThat(answer)
                        .startsWith("HTTP/1.1 ")
                        .doesNotContainPattern("^HTTP/1.1 5")
                        .doesNotContain("\nLocation: /\r");
            }
        }
    }

    @Test
    void nobodyIsLedElsewhere() throws IOException {
        for (String path :
                new String[] {"//evil.example/", "/\\evil.example/", "/login?continue=//evil.example", "/.evil.example"
                }) {
            String answer = answer("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).doesNotContainPattern("(?i)location: *(https?:)?[/\\\\]{2}evil");
        }
    }

    /** Empty where the server hangs up without a word. */
    private String answer(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            send(socket, request);
            try {
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (java.net.SocketException hungUp) {
                return "";
            }
        }
    }

    private static void send(Socket socket, String request) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        } catch (IOException refusedMeanwhile) {
            // the answer says why
        }
    }
}
