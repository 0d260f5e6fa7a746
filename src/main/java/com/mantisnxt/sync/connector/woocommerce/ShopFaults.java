package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.http.Answers;
import com.mantisnxt.sync.connector.http.JsonLimits;
import com.mantisnxt.sync.connector.http.WebAddress;
import com.mantisnxt.sync.connector.http.WebAnswer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a shop's refusal means. Almost everything is a 401 there, so its code and message are read; they are only
 * recognised, never shown.
 */
final class ShopFaults {

    private static final int SAMPLE = 16_384;
    private static final Pattern OWN_ORIGIN = Pattern.compile("<(https?://[A-Za-z0-9.:\\[\\]-]{1,255})[/>]");

    private final WebAnswer answer;
    private final URI asked;
    private final String code;
    private final String message;
    private final boolean isWriting;

    private ShopFaults(WebAnswer answer, URI asked, boolean isWriting, String body) {
        this.isWriting = isWriting;
        this.answer = answer;
        this.asked = asked;
        JsonNode read = read(body);
        this.code = read.path("code").asString("");
        this.message = read.path("message").asString("");
    }

    /** @throws SourceFault for every other status than 200 */
    static void throwFor(WebAnswer answer, URI asked, Clock clock) {
        throwFor(answer, asked, clock, false);
    }

    /** @param isWriting whether changes were sent, and so what the key or its user may not */
    static void throwFor(WebAnswer answer, URI asked, Clock clock, boolean isWriting) {
        if (answer.status() == 200) {
            return;
        }
        var faults = new ShopFaults(answer, asked, isWriting, sample(answer));
        SourceFault told = faults.told();
        if (told != null) {
            throw told;
        }
        Answers.good(answer, clock);
    }

    /**
     * Whether the interface itself says that it has no record of that id; no proxy and no other page does so.
     *
     * @throws SourceFault for every other status than 200
     */
    static boolean isUnknownId(WebAnswer answer, URI asked, Clock clock) {
        if (answer.status() != 404) {
            throwFor(answer, asked, clock);
            return false;
        }
        var faults = new ShopFaults(answer, asked, false, sample(answer));
        if (!faults.isMoved() && faults.code.endsWith("_invalid_id")) {
            return true;
        }
        throw faults.isMoved() ? faults.moved() : faults.missing();
    }

    /** Null where the status says enough. */
    private @Nullable SourceFault told() {
        return switch (answer.status()) {
            case 401, 403 -> isMoved() ? moved() : refused();
            case 404 -> isMoved() ? moved() : missing();
            case 400 ->
                new SourceFault(
                        Kind.UNREADABLE,
                        host() + " answered 400" + (code.equals("rest_invalid_param") ? " (" + code + ")" : "")
                                + ": it does not understand the question. Its WooCommerce may be too old.");
            default -> null;
        };
    }

    /** Messages come in the shop's language; where it is not English, code and headers have to do. */
    private @Nullable SourceFault refused() {
        if (code.equals("woocommerce_rest_authentication_error")) {
            return unauthenticated();
        }
        if (!code.startsWith("woocommerce_rest_cannot")) {
            return null;
        }
        return answer.status() == 401
                ? unknown()
                : new SourceFault(
                        Kind.NO_RIGHT,
                        host() + " knows the key, but its user may not " + (isWriting ? "change" : "read")
                                + " this. It needs the role of a shop manager.");
    }

    private SourceFault unauthenticated() {
        if (message.contains("does not have write permissions") || isWriting && isSignedIn()) {
            return noRight("read. Give it the right to write.");
        }
        if (message.contains("does not have read permissions") || isSignedIn()) {
            return noRight("write. Give it the right to read.");
        }
        if (message.contains("nonce")) {
            return new SourceFault(Kind.AWAY, host() + " takes the request for a repetition of an earlier one.");
        }
        return wrongPair();
    }

    private SourceFault wrongPair() {
        if (message.contains("Invalid timestamp")) {
            return wrongKey(" refuses the time of the request: the clock of its server is not that of this one.");
        }
        if (message.contains("Invalid signature")) {
            return wrongKey(" does not accept the signature. The consumer secret is wrong, or the shop knows itself by "
                    + "another address" + ownAddress() + ".");
        }
        if (message.contains("Consumer key is invalid")) {
            return wrongKey(" does not know the consumer key.");
        }
        return isEncrypted()
                ? wrongKey(" knows the consumer key, but not this consumer secret.")
                : wrongKey(
                        " refuses this pair of keys: one of them is wrong, or its clock is not that of this server, or "
                                + "the shop knows itself by another address" + ownAddress() + ".");
    }

    private SourceFault noRight(String what) {
        return new SourceFault(Kind.NO_RIGHT, host() + " knows the key, which may only " + what);
    }

    /** WordPress forbids to keep what it answers to somebody it knows, and only that. */
    private boolean isSignedIn() {
        return answer.header("Expires").orElse("").contains("1984");
    }

    private boolean isEncrypted() {
        return asked.getScheme().equalsIgnoreCase("https");
    }

    /** The same answer as to nobody at all. */
    private SourceFault unknown() {
        if (isEncrypted() && link().startsWith("http://")) {
            return wrongKey(
                    " takes no key, because it does not know that it is reached by https. Its proxy has to tell "
                            + "it (X-Forwarded-Proto), and its settings have to name an https address.");
        }
        return wrongKey(
                " does not know the consumer key, or its web server does not pass the header Authorization on.");
    }

    private SourceFault missing() {
        if (code.equals("rest_no_route")) {
            return wrongAddress(
                    " has WordPress, but no WooCommerce interface wc/v3: WooCommerce is not active there, or "
                            + "older than 3.5.");
        }
        if (code.isEmpty()) {
            return wrongAddress(" has no " + Shop.INTERFACE + " below this address. It is not the shop's, or its "
                    + "permalinks are set to plain.");
        }
        return wrongAddress(" answered 404: there is nothing at " + answer.uri().getPath() + ".");
    }

    private boolean isMoved() {
        return !WebAddress.isOfTheSameOrigin(asked, answer.uri());
    }

    private SourceFault moved() {
        return wrongAddress(
                " sends on to " + origin(answer.uri()) + ". Enter that address if it is the shop's: keys are "
                        + "sent nowhere but where they were entered for.");
    }

    private String ownAddress() {
        String own = link();
        return own.isEmpty() || own.startsWith(origin(asked)) ? "" : ": " + own;
    }

    /** By which origin the site calls itself, for people; nothing is asked there. */
    private String link() {
        var found = OWN_ORIGIN.matcher(answer.header("Link").orElse(""));
        return found.find() ? found.group(1) : "";
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private String host() {
        return asked.getHost();
    }

    private SourceFault wrongKey(String what) {
        return new SourceFault(Kind.WRONG_KEY, host() + what);
    }

    private SourceFault wrongAddress(String what) {
        return new SourceFault(Kind.WRONG_ADDRESS, host() + what);
    }

    private static String sample(WebAnswer answer) {
        try {
            return new String(answer.body().readNBytes(SAMPLE), StandardCharsets.UTF_8);
        } catch (IOException | SourceFault e) {
            return "";
        }
    }

    private static JsonNode read(String body) {
        try {
            JsonNode read = JsonLimits.MAPPER.readTree(body);
            return read == null ? JsonLimits.MAPPER.nullNode() : read;
        } catch (JacksonException e) {
            return JsonLimits.MAPPER.nullNode();
        }
    }
}
