package com.mantisnxt.sync.demo.shop;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks one-legged OAuth 1.0a as WooCommerce does over plain http, where it takes nothing else: signature, age, and that
 * no nonce comes twice.
 */
final class Signatures {

    private static final int OLDEST = 15 * 60;
    private static final int MOST_NONCES = 50_000;
    private static final Pattern PAIR = Pattern.compile("(oauth_[a-z_]{1,30})=\"([^\"]{0,300})\"");
    private static final Map<String, String> METHODS = Map.of("HMAC-SHA1", "HmacSHA1", "HMAC-SHA256", "HmacSHA256");

    private final String key;
    private final String secret;
    private final Clock clock;
    private final Map<String, Long> nonces = new LinkedHashMap<>();

    Signatures(String key, String secret, Clock clock) {
        this.key = key;
        this.secret = secret;
        this.clock = clock;
    }

    /** Why it is refused. */
    record Refusal(String code, String message) {

        static final Refusal NOBODY = new Refusal("woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");

        static Refusal of(String message) {
            return new Refusal("woocommerce_rest_authentication_error", message);
        }
    }

    /** Null where it is good. */
    @Nullable
    Refusal check(Asked asked) {
        SortedMap<String, String> said = new TreeMap<>(asked.query());
        said.putAll(pairs(asked.authorization()));
        String signature = said.remove("oauth_signature");
        if (signature == null || !said.containsKey("oauth_consumer_key")) {
            return Refusal.NOBODY;
        }
        if (!key.equals(said.get("oauth_consumer_key"))) {
            return Refusal.of("Consumer key is invalid.");
        }
        String algorithm = METHODS.get(said.getOrDefault("oauth_signature_method", ""));
        if (algorithm == null) {
            return Refusal.of("Invalid signature - signature method is invalid.");
        }
        String base = asked.method() + "&" + encoded(asked.address()) + "&" + encoded(parameters(said));
        return isSame(signature, signed(algorithm, base))
                ? fresh(said)
                : Refusal.of("Invalid signature - provided signature does not match.");
    }

    private @Nullable Refusal fresh(Map<String, String> said) {
        long now = clock.instant().getEpochSecond();
        String time = said.getOrDefault("oauth_timestamp", "");
        if (!time.matches("\\d{1,12}") || Math.abs(now - Long.parseLong(time)) > OLDEST) {
            return Refusal.of("Invalid timestamp.");
        }
        return isNew(said.getOrDefault("oauth_nonce", ""), now)
                ? null
                : Refusal.of("Invalid nonce - nonce has already been used.");
    }

    private synchronized boolean isNew(String nonce, long now) {
        nonces.values().removeIf(used -> nonces.size() > MOST_NONCES || now - used > 2 * OLDEST);
        return !nonce.isEmpty() && nonces.putIfAbsent(nonce, now) == null;
    }

    private static Map<String, String> pairs(@Nullable String header) {
        Map<String, String> pairs = new HashMap<>();
        if (header != null && header.startsWith("OAuth ")) {
            var found = PAIR.matcher(header);
            while (found.find()) {
                pairs.put(found.group(1), URLDecoder.decode(found.group(2), StandardCharsets.UTF_8));
            }
        }
        return pairs;
    }

    private static String parameters(Map<String, String> said) {
        SortedMap<String, String> sorted = new TreeMap<>();
        said.forEach((name, value) -> sorted.put(encoded(name), encoded(value)));
        return sorted.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        String form = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    private byte[] signed(String algorithm, String base) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec((secret + "&").getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(base.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSame(String signature, byte[] expected) {
        byte[] said = signature.getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(
                said, Base64.getEncoder().encodeToString(expected).getBytes(StandardCharsets.UTF_8));
    }
}
