package com.mantisnxt.sync.connector.http;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What the status of an answer means to whoever set up the connection. */
public final class Answers {

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private Answers() {}

    /**
     * The answer itself when it is a good one; else it is closed.
     *
     * @throws SourceFault that tells a wrong key from a missing right from a wrong address from a page of a proxy
     */
    public static WebAnswer good(WebAnswer answer, Clock clock) {
        SourceFault fault = fault(answer, clock);
        if (fault != null) {
            answer.close();
            throw fault;
        }
        return answer;
    }

    private static @Nullable SourceFault fault(WebAnswer answer, Clock clock) {
        int status = answer.status();
        String host = answer.uri().getHost();
        String answered = host + " answered " + status;
        return switch (status) {
            case 200 -> html(answer);
            case 401 -> new SourceFault(Kind.WRONG_KEY, answered + ": it does not accept the key, or was given none.");
            case 403 ->
                new SourceFault(Kind.NO_RIGHT, answered + ": it knows the key, which lacks the right to read this.");
            case 404, 410 ->
                new SourceFault(
                        Kind.WRONG_ADDRESS,
                        answered + ": there is nothing at " + answer.uri().getPath() + ".");
            case 407 -> new SourceFault(Kind.AWAY, answered + ": a proxy on the way wants to be signed in to.");
            case 429 -> new SourceFault(Kind.THROTTLED, answered + ": too many requests.", retryAt(answer, clock));
            case 408, 500, 502, 503, 504 ->
                new SourceFault(Kind.AWAY, answered + ": it can't answer now.", retryAt(answer, clock));
            default -> new SourceFault(Kind.UNREADABLE, answered + ", which is no answer to read.");
        };
    }

    private static @Nullable SourceFault html(WebAnswer answer) {
        return answer.isHtml()
                ? new SourceFault(
                        Kind.UNREADABLE,
                        "A web page came from " + answer.uri().getHost() + " instead of data. "
                                + "A sign-in page or a proxy may answer in the system's place.")
                : null;
    }

    /** When it wants to be asked again, by seconds or a date, a day ahead at most; null where it says neither. */
    public static @Nullable Instant retryAt(WebAnswer answer, Clock clock) {
        String said = answer.header("Retry-After").orElse("").strip();
        Instant now = clock.instant();
        Instant at = null;
        if (said.matches("\\d{1,9}")) {
            at = now.plusSeconds(Long.parseLong(said));
        } else if (!said.isEmpty()) {
            at = date(said);
        }
        if (at == null || at.isBefore(now)) {
            return null;
        }
        return at.isAfter(now.plus(LONGEST_WAIT)) ? now.plus(LONGEST_WAIT) : at;
    }

    private static @Nullable Instant date(String said) {
        try {
            return ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
