package com.mantisnxt.sync.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Speaks HTTP as a browser does: keeps cookies, follows nothing by itself, comes from an address of its own. */
final class Browser {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String root;
    private String address = randomAddress();

    Browser(int port) {
        root = "http://localhost:" + port;
    }

    private static String randomAddress() {
        var random = ThreadLocalRandom.current();
        return "203.0." + random.nextInt(256) + "." + random.nextInt(256);
    }

    void moveToAnotherAddress() {
        address = randomAddress();
    }

    void comeFrom(String other) {
        address = other;
    }

    /** Sends a header of its own, as a proxy passes it on with the true address behind. */
    void claimToComeFrom(String forged) {
        address = forged + ", " + address.substring(address.lastIndexOf(' ') + 1);
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** Where the answer to a sign-in leads, without the host. */
    String signIn(String email, String password) {
        return location(post("/login", Map.of("username", email, "password", password)));
    }

    String enterCode(String code) {
        return location(post("/login", Map.of("code", code)));
    }

    /** Signed in, a guarded page is shown; else it leads to the sign-in page. */
    boolean isSignedIn() {
        return get("/who-am-i").statusCode() == 200;
    }

    Optional<String> sessionCookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("sync_console"))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    static String location(HttpResponse<String> response) {
        String to = response.headers().firstValue("Location").orElse("status " + response.statusCode());
        return to.replaceFirst("https?://[^/]+", "");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).header("X-Forwarded-For", address);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
