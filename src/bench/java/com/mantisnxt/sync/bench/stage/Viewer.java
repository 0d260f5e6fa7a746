package com.mantisnxt.sync.bench.stage;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A browser without the browser: signs in, opens the board and its push channel as the real one does, and acknowledges
 * paints once a second. To the server it is a page like any other; it draws nothing.
 */
public final class Viewer implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*(?:value|content)=\"([^\"]+)\"");
    private static final Pattern SECURITY_KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern PUSH_ID = Pattern.compile("\"Vaadin-Push-ID\":\"([^\"]+)\"");
    private static final Pattern BOARD =
            Pattern.compile("\"node\":(\\d+),\"type\":\"put\",\"key\":\"tag\",\"feat\":0,\"value\":\"sync-board\"");
    private static final Pattern SYNC_ID = Pattern.compile("\"syncId\":(\\d+)");
    private static final Pattern PAINT = Pattern.compile("\\{\"n\":(\\d+),\"t\":");

    private final HttpClient http;
    private final String url;
    private String cookie = "";
    private String securityKey = "";
    private String board = "";
    private int clientId;
    private volatile int syncId;
    private volatile int paints;
    private volatile int newestPaint;
    private @Nullable WebSocket push;

    private Viewer(HttpClient http, String url) {
        this.http = http;
        this.url = url;
    }

    /** Signed in, with the board open. */
    public static Viewer open(HttpClient http, String url, String email) throws IOException, InterruptedException {
        Viewer viewer = new Viewer(http, url);
        viewer.signIn(email);
        viewer.start("/");
        return viewer;
    }

    /** An open page that shows nothing live: the sign-in page. */
    public static Viewer openEmptyPage(HttpClient http, String url) throws IOException, InterruptedException {
        Viewer viewer = new Viewer(http, url);
        viewer.send(viewer.request("/login").GET());
        viewer.start("/login");
        return viewer;
    }

    private void signIn(String email) throws IOException, InterruptedException {
        String csrf = find(CSRF, send(request("/login").GET()).body());
        String form = "username=" + encoded(email) + "&password=" + encoded(Organisation.PASSWORD) + "&_csrf="
                + encoded(csrf);
        HttpResponse<String> answer = send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() != 302
                || answer.headers().firstValue("Location").orElse("").contains("error")) {
            throw new IOException("The sign-in was answered with " + answer.statusCode());
        }
    }

    private void start(String route) throws IOException, InterruptedException {
        String bootstrap = "/?v-r=init&location=" + encoded(route.substring(1)) + "&query=&v-tzid=UTC&v-pv=VISIBLE";
        String page = send(request(bootstrap).GET()).body();
        securityKey = find(SECURITY_KEY, page);
        String pushAddress = url.replaceFirst("^http", "ws") + "/VAADIN/push?v-r=push&v-uiId=0&v-pushId="
                + find(PUSH_ID, page)
                + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1&X-Atmosphere-Transport=websocket"
                + "&X-Atmosphere-TrackMessageSize=true&Content-Type=application/json;%20charset=UTF-8"
                + "&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=0";
        push = http.newWebSocketBuilder()
                .header("Cookie", cookie)
                .header("Origin", url)
                .buildAsync(URI.create(pushAddress), new Listener())
                .join();
        String view = call("{\"type\":\"event\",\"node\":1,\"event\":\"ui-navigate\",\"data\":{\"route\":\"" + route
                + "\",\"query\":\"\",\"appShellTitle\":\"\",\"historyState\":{\"idx\":0},\"trigger\":\"\"}}");
        Matcher found = BOARD.matcher(view);
        board = found.find() ? found.group(1) : "";
    }

    /** Tells the server that what it sent was seen, as the page does once a second. */
    public void acknowledge() throws IOException, InterruptedException {
        call("{\"type\":\"event\",\"node\":" + board
                + ",\"event\":\"ack\",\"data\":{\"event.detail.lag\":1,\"event.detail.n\":" + newestPaint + "}}");
    }

    /** Tells the server that the page is still there; one that says nothing for 15 minutes is closed. */
    public void beat() throws IOException, InterruptedException {
        send(request("/?v-r=heartbeat&v-uiId=0").POST(BodyPublishers.noBody()));
    }

    /** How many paints have come. */
    public int paints() {
        return paints;
    }

    private synchronized String call(String event) throws IOException, InterruptedException {
        String body = "{\"csrfToken\":\"" + securityKey + "\",\"rpc\":[" + event + "],\"syncId\":" + syncId
                + ",\"clientId\":" + clientId++ + "}";
        String answer = send(request("/?v-r=uidl&v-uiId=0")
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(BodyPublishers.ofString(body)))
                .body();
        take(answer);
        return answer;
    }

    private void take(String message) {
        Matcher id = SYNC_ID.matcher(message);
        while (id.find()) {
            syncId = Math.max(syncId, Integer.parseInt(id.group(1)));
        }
        Matcher paint = PAINT.matcher(message);
        while (paint.find()) {
            newestPaint = Integer.parseInt(paint.group(1));
            paints++;
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).header("Origin", url);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(set -> cookie = set.substring(0, set.indexOf(';')));
        if (answer.statusCode() >= 400) {
            throw new IOException(answer.uri() + " was answered with " + answer.statusCode());
        }
        return answer;
    }

    private static String find(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("No " + pattern + " in: " + text.substring(0, Math.min(500, text.length())));
        }
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        WebSocket open = push;
        if (open != null) {
            open.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .orTimeout(2, TimeUnit.SECONDS)
                    .exceptionally(gone -> open);
        }
    }

    /** Puts frames together to messages. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                take(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
