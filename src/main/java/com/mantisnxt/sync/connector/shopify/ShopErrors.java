package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the errors of an answer mean: most come with status 200. */
final class ShopErrors {

    private static final Pattern SCOPE = Pattern.compile("\\b(?:read|write)_[a-z_]{2,60}\\b");
    private static final Pattern LOGIN = Pattern.compile("(?i)access token|api key|unrecognized login");
    private static final int LONGEST = 160;

    private final String token;

    ShopErrors(String token) {
        this.token = token;
    }

    /** By the code of the first error that has one we know; null where there is no error. */
    @Nullable
    String code(JsonNode errors) {
        if (isNone(errors)) {
            return null;
        }
        String first = "";
        for (JsonNode error : errors) {
            String code = error.path("extensions").path("code").asString("");
            if (isKnown(code)) {
                return code;
            }
            first = first.isEmpty() ? code : first;
        }
        return first;
    }

    private static boolean isKnown(String code) {
        return switch (code) {
            case "THROTTLED", "MAX_COST_EXCEEDED", "ACCESS_DENIED", "SHOP_INACTIVE", "INTERNAL_SERVER_ERROR" -> true;
            default -> false;
        };
    }

    private static boolean isNone(JsonNode errors) {
        return errors.isMissingNode() || errors.isNull() || (errors.isArray() && errors.isEmpty());
    }

    /** For every code that is neither about cost nor about speed. */
    SourceFault fault(String code, JsonNode errors) {
        String said = said(errors);
        return switch (code) {
            case "ACCESS_DENIED" -> denied(errors);
            case "SHOP_INACTIVE" -> new SourceFault(Kind.NO_RIGHT, "The shop is not active.");
            case "INTERNAL_SERVER_ERROR" -> new SourceFault(Kind.AWAY, "The shop failed to answer and says so" + said);
            default ->
                errors.isString() && LOGIN.matcher(errors.asString()).find()
                        ? new SourceFault(Kind.WRONG_KEY, "The shop does not accept the access token.")
                        : new SourceFault(Kind.UNREADABLE, "The shop refused the question" + said);
        };
    }

    private SourceFault denied(JsonNode errors) {
        Set<String> scopes = scopes(errors.toString());
        return new SourceFault(
                Kind.NO_RIGHT,
                scopes.isEmpty() ? "The access token lacks a right to read this" + said(errors) : lacks(scopes));
    }

    static String lacks(Set<String> scopes) {
        return "The access token lacks the scope " + String.join(" or ", scopes) + ".";
    }

    /** Scopes that a text names. */
    static Set<String> scopes(String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher scope = SCOPE.matcher(text);
        while (scope.find() && found.size() < 5) {
            found.add(scope.group());
        }
        return found;
    }

    /** The first message, to end a sentence; nothing of it where it repeats the token. */
    String said(JsonNode errors) {
        JsonNode first = errors.isArray() ? errors.path(0) : errors;
        String message =
                first.isString() ? first.asString() : first.path("message").asString("");
        String clean = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (clean.isEmpty() || (!token.isEmpty() && clean.contains(token))) {
            return ".";
        }
        return ": \"" + (clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean) + "\"";
    }
}
