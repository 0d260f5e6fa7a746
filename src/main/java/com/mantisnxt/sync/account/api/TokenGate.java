package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.account.AccountProperties;
import com.mantisnxt.sync.account.ServiceToken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides by the Authorization header which service asks, and whether it may ask again so soon. */
@Component
class TokenGate {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 200;

    private final TokenCache tokens;
    private final RequestRate rate;
    private final int perSecond;

    TokenGate(TokenCache tokens, RequestRate rate, AccountProperties properties) {
        this.tokens = tokens;
        this.rate = rate;
        this.perSecond = properties.requestsPerSecond();
    }

    FoundToken enter(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw TokenRefused.missing();
        }
        String given = header.substring(SCHEME.length()).strip();
        if (given.isEmpty() || given.length() > LONGEST) {
            throw TokenRefused.unknown();
        }
        FoundToken token = tokens.find(new ServiceToken(given)).orElseThrow(TokenRefused::unknown);
        if (!rate.allows(token.id())) {
            throw TokenRefused.tooMany(perSecond);
        }
        return token;
    }
}
