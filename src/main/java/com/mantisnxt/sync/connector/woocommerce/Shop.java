package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.Endpoint;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.http.JsonAnswers;
import com.mantisnxt.sync.connector.http.JsonLimits;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.mantisnxt.sync.connector.http.WebAddress;
import com.mantisnxt.sync.connector.http.WebAnswer;
import com.mantisnxt.sync.connector.http.WebRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One shop to ask. Every address is made here, of what was entered; none that a shop names is ever asked. */
final class Shop {

    static final String INTERFACE = "/wp-json/wc/v3/";
    private static final long LARGEST_PAGE = 64L << 20;

    private final String root;
    private final Keys keys;
    private final Ways ways;

    /**
     * What it is asked by.
     *
     * @param largestBody that the installation allows
     */
    record Ways(Outgoing outgoing, Clock clock, long largestBody) {}

    Shop(Endpoint endpoint, Ways ways) {
        URI base = endpoint.baseUrl();
        if (base == null) {
            throw new SourceFault(Kind.WRONG_ADDRESS, "The connection has no address.");
        }
        this.root = root(base);
        this.keys = Keys.of(endpoint.secrets());
        this.ways = ways;
    }

    /** Some enter the shop's address, some that of its interface. */
    static String root(URI base) {
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        int at = path.indexOf("/wp-json");
        path = (at >= 0 ? path.substring(0, at) : path).replaceAll("/+$", "");
        return base.getScheme() + "://" + base.getRawAuthority() + path + INTERFACE;
    }

    /**
     * Asks, and once more where the answer is a good one and can't be read.
     *
     * @throws SourceFault when there is no answer that can be read
     */
    ShopAnswer get(Ask ask) {
        Fetched first = fetch(ask);
        JsonNode read = first.read();
        Fetched last = read == null ? fetch(ask) : first;
        return last.answer(read == null ? last.readOrFault() : read);
    }

    /**
     * Whether there is a record of that id.
     *
     * @param ask for one record
     * @throws SourceFault where the shop does not say
     */
    boolean has(Ask ask) {
        URI uri = WebAddress.of(root + ask.path() + ask.query());
        WebRequest request = bounded(WebRequest.get(uri));
        try (WebAnswer answer =
                ways.outgoing().send(keys.onto(request, ask, ways.clock().instant()))) {
            if (ShopFaults.isUnknownId(answer, uri, ways.clock())) {
                return false;
            }
            JsonNode row = PhpOutput.parse(PhpOutput.noPage(answer.isHtml(), JsonAnswers.bytes(answer)));
            if (row.path("id").isMissingNode()) {
                throw new SourceFault(Kind.UNREADABLE, uri.getHost() + " answered with something else than a record.");
            }
            return true;
        }
    }

    /**
     * Sends changes, once.
     *
     * @throws SourceFault when there is no answer that can be read; what became of the changes is not known then
     */
    ShopReply post(Ask ask, JsonNode changes) {
        URI uri = WebAddress.of(root + ask.path() + ask.query());
        WebRequest request = bounded(WebRequest.post(uri, JsonLimits.MAPPER.writeValueAsBytes(changes)));
        try (WebAnswer answer =
                ways.outgoing().send(keys.onto(request, ask, ways.clock().instant()))) {
            if (!ShopReply.isWhole(answer.status())) {
                ShopFaults.throwFor(answer, uri, ways.clock(), true);
            }
            byte[] body = JsonAnswers.bytes(answer);
            if (answer.status() != 200) {
                return ShopReply.refused(answer.status(), body);
            }
            return new ShopReply(200, PhpOutput.parse(PhpOutput.noPage(answer.isHtml(), body)));
        }
    }

    private WebRequest bounded(WebRequest request) {
        return request.with("Accept", "application/json").atMost(Math.min(LARGEST_PAGE, ways.largestBody()));
    }

    private Fetched fetch(Ask ask) {
        URI uri = WebAddress.of(root + ask.path() + ask.query());
        Instant from = ways.clock().instant();
        WebRequest request = bounded(WebRequest.get(uri));
        try (WebAnswer answer = ways.outgoing().send(keys.onto(request, ask, from))) {
            ShopFaults.throwFor(answer, uri, ways.clock());
            byte[] body = PhpOutput.noPage(answer.isHtml(), JsonAnswers.bytes(answer));
            var said = Said.of(answer, Duration.between(from, ways.clock().instant()));
            return new Fetched(answer.uri().getHost(), said, body);
        }
    }

    /** A good answer, not yet read. */
    private record Fetched(String host, Said said, byte[] body) {

        /** Null where it is no JSON, though no web page either. */
        @Nullable
        JsonNode read() {
            try {
                return PhpOutput.parse(body);
            } catch (SourceFault fault) {
                if (fault.kind() == Kind.UNREADABLE && !PhpOutput.isWebPage(body)) {
                    return null;
                }
                throw fault;
            }
        }

        JsonNode readOrFault() {
            JsonNode read = read();
            if (read == null) {
                throw new SourceFault(
                        Kind.AWAY,
                        host + " answered with something that can't be read, twice. " + PhpOutput.words(body));
            }
            return read;
        }

        ShopAnswer answer(JsonNode read) {
            return new ShopAnswer(host, said, read);
        }
    }
}
