package com.mantisnxt.sync.connector.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** What came back, whatever its status. To be closed; what was not read by then is not waited for. */
public final class WebAnswer implements AutoCloseable {

    private final URI uri;
    private final ClassicHttpResponse response;
    private final HttpUriRequestBase request;
    private final Future<?> deadline;
    private final InputStream body;

    WebAnswer(Open open, InputStream body) {
        this.uri = open.uri();
        this.response = open.response();
        this.request = open.request();
        this.deadline = open.deadline();
        this.body = body;
    }

    /** The connection beneath an answer. */
    record Open(URI uri, HttpUriRequestBase request, ClassicHttpResponse response, Future<?> deadline) {

        void abandon() {
            deadline.cancel(false);
            request.cancel();
            try {
                response.close();
            } catch (IOException e) {
                // it was to end, and it did
            }
        }
    }

    /** Where it came from in the end, after redirects. */
    public URI uri() {
        return uri;
    }

    public int status() {
        return response.getCode();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    /** Unpacked and bounded; throws {@link com.mantisnxt.sync.connector.SourceFault} where others throw IOException. */
    public InputStream body() {
        return body;
    }

    /** By its own word. */
    public boolean isHtml() {
        return header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).contains("html"))
                .isPresent();
    }

    @Override
    public void close() {
        new Open(uri, request, response, deadline).abandon();
    }
}
