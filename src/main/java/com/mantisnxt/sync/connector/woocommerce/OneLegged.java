package com.mantisnxt.sync.connector.woocommerce;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs single requests by OAuth 1.0a without a token, HMAC-SHA256: how a shop is asked where nothing is encrypted. The
 * secret stays here, and a signature is good for one request only.
 */
final class OneLegged {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String key;
    private final String secret;

    OneLegged(String key, String secret) {
        this.key = key;
        this.secret = secret;
    }

    /** A value for the header Authorization. */
    String sign(String method, URI uri, Map<String, String> parameters, Instant now) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        Map<String, String> oauth = new TreeMap<>();
        oauth.put("oauth_consumer_key", key);
        oauth.put("oauth_nonce", HexFormat.of().formatHex(nonce));
        oauth.put("oauth_signature_method", "HMAC-SHA256");
        oauth.put("oauth_timestamp", String.valueOf(now.getEpochSecond()));
        oauth.put("oauth_version", "1.0");
        Map<String, String> signed = new TreeMap<>(oauth);
        signed.putAll(parameters);
        oauth.put("oauth_signature", signature(secret, base(method, uri, signed)));
        return oauth.entrySet().stream()
                .map(entry -> entry.getKey() + "=\"" + Ask.encoded(entry.getValue()) + "\"")
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    /** What is signed, by RFC 5849, 3.4.1; a body of JSON is no part of it. */
    static String base(String method, URI uri, Map<String, String> parameters) {
        Map<String, String> sorted = new TreeMap<>();
        parameters.forEach((name, value) -> sorted.put(Ask.encoded(name), Ask.encoded(value)));
        String pairs = sorted.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        return method + "&" + Ask.encoded(address(uri)) + "&" + Ask.encoded(pairs);
    }

    /** Without query, and without a port that goes without saying. */
    private static String address(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + uri.getRawPath();
    }

    static String signature(String secret, String base) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec((secret + "&").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
