package com.mantisnxt.sync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.connector.ConnectorProperties;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.StandIn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Requests go where they may, and take no credentials elsewhere. */
class OutgoingTest extends OutgoingFixture {

    @Test
    void readsAnAnswer() {
        assertThat(read(WebRequest.get(standIn.uri("/a")))).isEqualTo("hello");
    }

    @Test
    void sendsABodyAndItsHeaders() {
        assertThat(read(WebRequest.post(standIn.uri("/a"), "{}".getBytes(StandardCharsets.UTF_8))
                        .with("X-Key", "k")))
                .isEqualTo("hello");
        assertThat(standIn.asked().getFirst().has("X-key")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/",
                "file:///etc/passwd",
                "https://user:secret@example.org/",
                "https:///path",
                "a b"
            })
    void refusesWhatIsNoPlainAddress(String address) {
        assertThatThrownBy(() -> WebAddress.of(address))
                .isInstanceOf(SourceFault.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1/", "http://localhost:1/", "http://[::1]:1/", "http://2130706433:1/"})
    void byDefaultNothingPrivateIsConnectedTo(String address) throws IOException {
        try (var closable = new Closing(new Outgoing(Doors.properties(), new SimpleMeterRegistry()))) {
            assertKind(() -> closable.outgoing().send(WebRequest.get(URI.create(address))), "FORBIDDEN_ADDRESS");
        }
    }

    @Test
    void anInstallationCanAllowPrivateAddresses() throws IOException {
        var allowing = new ConnectorProperties(
                true,
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1),
                DataSize.ofMegabytes(1));
        try (var closable = new Closing(new Outgoing(allowing, new SimpleMeterRegistry()));
                var answer = closable.outgoing().send(WebRequest.get(standIn.uri("/")))) {
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    /** The second answer of such a name server is the one that does harm: here nobody asks for it. */
    @Test
    void connectsToTheAddressThatWasCheckedThoughTheNameMeansAnotherByThen() throws IOException {
        var asked = new AtomicInteger();
        DnsResolver rebinding = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                String address = asked.getAndIncrement() == 0 ? Doors.OPEN : Doors.CLOSED;
                return new InetAddress[] {InetAddress.ofLiteral(address)};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        var checked = new CheckedAddresses(address -> address.equals(InetAddress.ofLiteral(Doors.OPEN)), rebinding);
        try (var closable = new Closing(new Outgoing(Doors.properties(), checked, new SimpleMeterRegistry()))) {
            URI named =
                    URI.create("http://rebinding.example:" + standIn.uri("/").getPort() + "/");
            try (var answer = closable.outgoing().send(WebRequest.get(named))) {
                assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("hello");
            }
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void aNameWithOnePrivateAddressIsRefused() throws UnknownHostException {
        DnsResolver both = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("10.0.0.1")};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        assertKind(() -> resolve(new CheckedAddresses(AddressRule::isOpen, both)), "FORBIDDEN_ADDRESS");
    }

    @Test
    void followsARedirectToTheSameHostWithItsHeaders() {
        standIn.once(302, "text/plain", "", "Location", "/there");
        assertThat(read(WebRequest.get(standIn.uri("/here")).with("Authorization", "Bearer k")))
                .isEqualTo("hello");
        assertThat(standIn.asked().getLast().uri()).hasPath("/there");
        assertThat(standIn.asked().getLast().has("Authorization")).isTrue();
    }

    @Test
    void takesNoCredentialsAlongToAnotherHost() {
        try (var other = new StandIn(exchange -> StandIn.send(exchange, 200, "text/plain", new byte[] {'o'}))) {
            standIn.once(307, "text/plain", "", "Location", other.uri("/x").toString());
            assertThat(read(WebRequest.get(standIn.uri("/"))
                            .with("Authorization", "Bearer k")
                            .with("X-Key", "k")
                            .with("Accept", "text/plain")))
                    .isEqualTo("o");
            var arrived = other.asked().getFirst();
            assertThat(arrived.has("Authorization") || arrived.has("X-key")).isFalse();
            assertThat(arrived.has("Accept")).isTrue();
        }
    }

    @Test
    void aRedirectToAPrivateAddressIsNotFollowed() {
        try (var inside =
                new StandIn(Doors.CLOSED, exchange -> StandIn.send(exchange, 200, "text/plain", new byte[] {'s'}))) {
            standIn.once(302, "text/plain", "", "Location", inside.uri("/").toString());
            assertKind(() -> outgoing.send(WebRequest.get(standIn.uri("/"))), "FORBIDDEN_ADDRESS");
            assertThat(inside.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "gopher://x/", "http://u:p@127.0.0.1/"})
    void aRedirectToSomethingElseThanAnAddressIsNotFollowed(String location) {
        standIn.once(302, "text/plain", "", "Location", location);
        assertKind(() -> outgoing.send(WebRequest.get(standIn.uri("/"))), "WRONG_ADDRESS");
    }

    @Test
    void givesUpAfterThreeRedirects() {
        for (int i = 0; i < 4; i++) {
            standIn.once(302, "text/plain", "", "Location", "/" + i);
        }
        assertKind(() -> outgoing.send(WebRequest.get(standIn.uri("/"))), "WRONG_ADDRESS");
        assertThat(standIn.asked()).hasSize(4);
    }

    @Test
    void saysThatThereIsNoSuchHostOrNobodyListens() {
        assertThatNamesThatFailWith("shop.example: Name or service not known", "WRONG_ADDRESS");
        URI gone;
        try (var other = new StandIn(exchange -> {})) {
            gone = other.uri("/");
        }
        assertKind(() -> outgoing.send(WebRequest.get(gone)), "AWAY");
    }

    /** Who waits for it finds the host again; a wrong address would end the reading. */
    @Test
    void aNameServerThatDoesNotAnswerIsWaitedFor() {
        assertThatNamesThatFailWith("shop.example: Temporary failure in name resolution", "AWAY");
    }

    private static void assertThatNamesThatFailWith(String words, String kind) {
        DnsResolver failing = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                throw new UnknownHostException(words);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
        var names = new CheckedAddresses(address -> true, failing);
        try (var closable = new Closing(new Outgoing(Doors.properties(), names, new SimpleMeterRegistry()))) {
            assertKind(() -> closable.outgoing().send(WebRequest.get(URI.create("https://shop.example/"))), kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoHangsUpOnASafeConnectionIsWaitedFor() throws IOException {
        assertThatWhoAnswersTls("", "AWAY");
    }

    @Test
    void whatSpeaksNoTlsIsAWrongAddress() throws IOException {
        assertThatWhoAnswersTls("HTTP/1.1 400 Bad Request\r\n\r\n", "WRONG_ADDRESS");
    }

    private void assertThatWhoAnswersTls(String answer, String kind) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.ofLiteral(Doors.OPEN))) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    socket.getInputStream().readNBytes(64);
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // it was to hang up, and did
                }
            });
            URI uri = URI.create("https://" + Doors.OPEN + ":" + server.getLocalPort() + "/");
            assertKind(() -> outgoing.send(WebRequest.get(uri)), kind);
        }
    }

    @Test
    void aRequestShowsNoneOfItsHeaders() {
        assertThat(WebRequest.get(standIn.uri("/")).with("Authorization", "Bearer secret"))
                .asString()
                .doesNotContain("secret");
    }
}
