package com.mantisnxt.sync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.StandIn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The many spellings of an address of this machine, entered where an address of the open internet is wanted. */
class WaysInsideTest {

    /** What the address is taken for: nothing that can be asked, or something that must not be. */
    private static final Set<Kind> REFUSED = Set.of(Kind.WRONG_ADDRESS, Kind.FORBIDDEN_ADDRESS);

    private final StandIn inside = inside("127.0.0.1");
    private final Outgoing outgoing = new Outgoing(Doors.properties(), new SimpleMeterRegistry());

    private static StandIn inside(String address) {
        return new StandIn(
                address,
                exchange -> StandIn.send(exchange, 200, "text/plain", "secret".getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void shut() throws IOException {
        outgoing.destroy();
        inside.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT/",
                "http://localhost:PORT/",
                "http://LOCALHOST.:PORT/",
                "http://127.0.0.1.:PORT/",
                "http://127.1:PORT/",
                "http://0:PORT/",
                "http://0.0.0.0:PORT/",
                "http://2130706433:PORT/",
                "http://0x7f000001:PORT/",
                "http://0x7f.0.0.1:PORT/",
                "http://[::1]:PORT/",
                "http://[::]:PORT/",
                "http://[::ffff:127.0.0.1]:PORT/",
                "http://[::ffff:7f00:1]:PORT/",
                "http://[0:0:0:0:0:ffff:127.0.0.1]:PORT/",
                "http://[64:ff9b::127.0.0.1]:PORT/",
                "http://[fe80::1%25lo]:PORT/",
                "http://[::1%25lo]:PORT/",
                "http://①②⑦.0.0.1:PORT/",
                "http://127。0。0。1:PORT/",
                "http://example.org@127.0.0.1:PORT/",
                "http://example.org:80@127.0.0.1:PORT/",
                "http://127.0.0.1:PORT\\@example.org/",
                "http://127.0.0.1%00.example.org:PORT/",
                "http://127.0.0.1:PORT#@example.org/",
                "http:127.0.0.1:PORT/",
                "http:///127.0.0.1:PORT/",
                "http://169.254.169.254/latest/meta-data/",
                "http://[fd00:ec2::254]/latest/meta-data/",
                "gopher://127.0.0.1:PORT/",
                "jar:http://127.0.0.1:PORT/!/",
                "//127.0.0.1:PORT/",
                "http://127.0.0.1:-PORT/",
                "http://127.0.0.1:99999/"
            })
    void leadNowhere(String address) {
        assertThat(kind(outgoing, at(inside, address))).isIn(REFUSED);
        assertThat(inside.asked()).isEmpty();
    }

    /** An octet that begins with a nought is read as a decimal by some, as an octal by others; here as what is connected to. */
    @Test
    void anOctalOneIsNoExceptionWhateverItMeans() {
        int port = inside.uri("/").getPort();
        assertThat(kind(outgoing, "http://0177.0.0.1:" + port + "/")).isNotNull();
        assertThat(inside.asked()).isEmpty();
    }

    /** As name servers give them. */
    @ParameterizedTest
    @CsvSource({"10.1.2.3", "169.254.169.254", "127.0.0.1", "::1", "fd00::1", "::ffff:10.0.0.1", "100.64.0.1"})
    void aNameThatMeansAPrivateAddressIsNone(String address) throws IOException {
        var names = new CheckedAddresses(AddressRule::isOpen, new SystemDefaultDnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral(address)};
            }
        });
        var byName = new Outgoing(Doors.properties(), names, new SimpleMeterRegistry());
        assertThat(kind(byName, "http://innocent.example/")).isEqualTo(Kind.FORBIDDEN_ADDRESS);
        byName.destroy();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2:PORT/",
                "//127.0.0.2:PORT/",
                "http://[::1]:PORT/",
                "http://[::ffff:127.0.0.2]:PORT/",
                "http://2130706434:PORT/",
                "http://user@127.0.0.2:PORT/",
                "file:///etc/passwd",
                "javascript:1",
                "http://127.0.0.2:PORT/ x"
            })
    void aRedirectLeadsThereNeither(String location) throws IOException {
        try (StandIn closed = inside(Doors.CLOSED);
                StandIn open = new StandIn(Doors.OPEN, exchange -> {
                    exchange.getResponseHeaders().set("Location", at(closed, location));
                    StandIn.send(exchange, 302, "text/plain", new byte[0]);
                })) {
            Outgoing door = Doors.toOpen();
            assertThat(kind(door, open.uri("/").toString())).isIn(REFUSED);
            door.destroy();
            assertThat(closed.asked()).isEmpty();
        }
    }

    private static String at(StandIn system, String address) {
        return address.replace("PORT", String.valueOf(system.uri("/").getPort()));
    }

    private static Kind kind(Outgoing door, String address) {
        try (WebAnswer answer = door.send(WebRequest.get(WebAddress.of(address)))) {
            throw new AssertionError("answered " + answer.status());
        } catch (SourceFault fault) {
            return fault.kind();
        }
    }
}
