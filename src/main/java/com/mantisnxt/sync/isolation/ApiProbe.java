package com.mantisnxt.sync.isolation;

import com.mantisnxt.sync.activity.EventId;
import com.mantisnxt.sync.isolation.ApiPaths.Read;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every read of the API, exports among them, over HTTP and through every filter, with a token of the canary's. What is
 * named by the other's id must not be found; what lists must not list it.
 */
@Component
class ApiProbe implements Probe {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TOKEN_BYTES = 32;
    private static final String EVENT =
            "select created_at, id from public.sync_activity_log where org_id = ? order by created_at desc limit 1";

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final ApiPaths paths;
    private final OwnAddress address;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final SecureRandom random = new SecureRandom();

    ApiProbe(
            CurrentCaller currentCaller,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            ApiPaths paths,
            OwnAddress address) {
        this.currentCaller = currentCaller;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.paths = paths;
        this.address = address;
    }

    @Override
    public String name() {
        return "API";
    }

    /** One asking with a token of its own; what it must not find is the other's. */
    private record Asking(Canary as, Canary other, String token) {}

    @Override
    public void ask(Canary as, Canary other, Tally tally) {
        var asking = new Asking(as, other, token(as));
        String own = event(as);
        String foreign = event(other);
        for (Read read : paths.reads()) {
            if (read.names()) {
                tally.checked(read.pattern(), as.marker(), !isFound(get(read.to(other, foreign), read, asking.token)));
                if (!isFound(get(read.to(as, own), read, asking.token))) {
                    tally.unproven(read.pattern());
                }
            } else {
                list(read, asking, tally);
            }
        }
    }

    private void list(Read read, Asking asking, Tally tally) {
        boolean isOwnSeen = false;
        for (String question : read.questions()) {
            HttpResponse<String> answer = get(question, read, asking.token);
            tally.checked(read.pattern(), asking.as.marker(), !answer.body().contains(asking.other.marker()));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(question + " answered " + answer.statusCode());
            }
            isOwnSeen |= answer.body().contains(asking.as.marker());
        }
        if (!isOwnSeen) {
            tally.unproven(read.pattern());
        }
    }

    private static boolean isFound(HttpResponse<String> answer) {
        return answer.statusCode() < 300;
    }

    /** What it is called by, of the newest event that the canary sees of its own. */
    private String event(Canary canary) {
        return currentCaller.callAs(
                canary.caller(),
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql(EVENT)
                        .param(canary.org().value())
                        .query((row, number) -> new EventId(
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getObject("id", UUID.class)))
                        .optional()
                        .map(EventId::toString)
                        .orElse("none"))));
    }

    @Override
    public void askAsNobody(Tally tally) {
        for (Read read : paths.reads()) {
            int status = get(read.pattern().replaceAll("[{}]", ""), read, null).statusCode();
            tally.checked(read.pattern(), "nobody", status == 401);
        }
    }

    /** The one before is good no longer. */
    private String token(Canary canary) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = "mnx_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        currentCaller.runAs(
                canary.caller(),
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("select sync_console.renew_isolation_token(?)")
                                .param(sha256(token))
                                .query((row, number) -> number)
                                .list()));
        return token;
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private HttpResponse<String> get(String path, Read read, @Nullable String token) {
        URI uri = address.of(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Accept", read.accept().toString());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("This node does not reach itself at " + uri.getAuthority(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The console stops", e);
        }
    }
}
