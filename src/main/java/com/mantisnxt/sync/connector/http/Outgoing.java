package com.mantisnxt.sync.connector.http;

import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.connector.ConnectorProperties;
import com.mantisnxt.sync.connector.Pace;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The one way by which connectors reach other systems. Guarantees that only checked addresses are connected to, with each
 * redirect anew; that credentials stay with the origin they were given for; that an answer is bounded in time and size.
 */
@Component
public class Outgoing implements DisposableBean {

    private static final int MOST_REDIRECTS = 3;

    private final ConnectorProperties properties;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;
    private final Calls calls;

    @Autowired
    public Outgoing(ConnectorProperties properties, MeterRegistry meters) {
        this(properties, new CheckedAddresses(properties.allowPrivateAddresses()), meters);
    }

    Outgoing(ConnectorProperties properties, DnsResolver addresses, MeterRegistry meters) {
        this.properties = properties;
        this.client = PlainClient.with(properties, addresses);
        this.deadlines = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("deadlines").factory());
        this.calls = new Calls(meters, "any");
    }

    private Outgoing(Outgoing same, Calls calls) {
        this.properties = same.properties;
        this.client = same.client;
        this.deadlines = same.deadlines;
        this.calls = calls;
    }

    /** The same way out, whose calls are counted as those to this kind of system. */
    public Outgoing of(SourceSystem system) {
        return new Outgoing(this, calls.of(system));
    }

    /**
     * Sends a request, and a GET on to where it is redirected. The status is the caller's to judge.
     *
     * @throws SourceFault when there is no answer
     */
    public WebAnswer send(WebRequest request) {
        long largest = request.largestBody() > 0
                ? request.largestBody()
                : properties.largestBody().toBytes();
        WebRequest next = request.atMost(largest);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            WebRequest asked = next;
            WebAnswer answer = calls.counted(() -> once(asked));
            if (!isRedirect(answer.status())) {
                return answer;
            }
            try (answer) {
                next = redirected(next, answer);
            }
        }
        throw wrong(request.uri(), " sends from one address to the next, more than " + MOST_REDIRECTS + " times.");
    }

    private static WebRequest redirected(WebRequest request, WebAnswer answer) {
        String location = answer.header("Location").orElse("");
        if (location.isEmpty() || request.body() != null) {
            throw wrong(request.uri(), " answers that the right address is another one.");
        }
        URI target;
        try {
            target = WebAddress.checked(request.uri().resolve(location));
        } catch (IllegalArgumentException e) {
            throw wrong(request.uri(), " redirects to something that is no address.");
        }
        return request.movedTo(target, WebAddress.isOfTheSameOrigin(request.uri(), target));
    }

    private WebAnswer once(WebRequest request) {
        URI uri = WebAddress.checked(request.uri());
        Pace.current().await();
        var sent = new HttpUriRequestBase(request.body() == null ? "GET" : "POST", uri);
        request.headers().forEach(sent::setHeader);
        sent.setHeader("Accept-Encoding", "gzip");
        if (request.body() != null) {
            sent.setEntity(new ByteArrayEntity(request.body(), ContentType.APPLICATION_JSON));
        }
        var overdue = new AtomicBoolean();
        var deadline = deadlines.schedule(
                () -> {
                    overdue.set(true);
                    sent.cancel();
                },
                whole(request).toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            var host = new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
            var open = new WebAnswer.Open(uri, sent, client.executeOpen(host, sent, null), deadline);
            return answer(open, request, overdue);
        } catch (IOException e) {
            deadline.cancel(false);
            throw overdue.get() ? BoundedBody.overdue(uri) : NetworkFault.of(e, uri);
        }
    }

    private Duration whole(WebRequest request) {
        return request.wholeWait() == null ? properties.wholeWait() : request.wholeWait();
    }

    private static WebAnswer answer(WebAnswer.Open open, WebRequest request, AtomicBoolean overdue) throws IOException {
        try {
            var wire = new BoundedBody.Counted(stream(open.response()));
            var body = new BoundedBody(unpacked(open.response(), wire), wire, request, overdue::get);
            return new WebAnswer(open, body);
        } catch (IOException | SourceFault e) {
            open.abandon();
            throw e;
        }
    }

    private static InputStream stream(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    private static InputStream unpacked(ClassicHttpResponse response, InputStream wire) throws IOException {
        var header = response.getFirstHeader("Content-Encoding");
        String packing = header == null ? "identity" : header.getValue().strip();
        return switch (packing.toLowerCase(java.util.Locale.ROOT)) {
            case "identity", "" -> wire;
            case "gzip", "x-gzip" -> new GZIPInputStream(wire, 1 << 16);
            default -> throw new SourceFault(Kind.UNREADABLE, "The answer is packed in a way nobody asked for.");
        };
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static SourceFault wrong(URI uri, String what) {
        return new SourceFault(Kind.WRONG_ADDRESS, uri.getHost() + what);
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
