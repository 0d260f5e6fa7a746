package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import com.mantisnxt.sync.connector.http.WebRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** The pair of keys of a shop, put onto requests in the one way that it accepts there. */
final class Keys {

    static final String KEY = "consumerKey";
    static final String SECRET = "consumerSecret";

    private final String key;
    private final String secret;

    private Keys(String key, String secret) {
        this.key = key;
        this.secret = secret;
    }

    static Keys of(Secrets secrets) {
        return new Keys(
                secrets.find(KEY).orElse("").strip(),
                secrets.find(SECRET).orElse("").strip());
    }

    /** @throws SourceFault where one of them is missing, or they are swapped */
    WebRequest onto(WebRequest request, Ask ask, Instant now) {
        if (key.isEmpty() || secret.isEmpty()) {
            throw new SourceFault(Kind.WRONG_KEY, "The consumer key or the consumer secret is not entered.");
        }
        if (key.startsWith("cs_") && secret.startsWith("ck_")) {
            throw new SourceFault(
                    Kind.WRONG_KEY, "The two are swapped: the consumer key begins with ck_, the secret with cs_.");
        }
        String method = request.body() == null ? "GET" : "POST";
        boolean isEncrypted = request.uri().getScheme().equalsIgnoreCase("https");
        return request.with(
                "Authorization",
                isEncrypted
                        ? "Basic " + basic()
                        : new OneLegged(key, secret).sign(method, request.uri(), ask.parameters(), now));
    }

    private String basic() {
        return Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
