package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.account.AccountProperties;
import com.mantisnxt.sync.account.AddressBlock;
import com.mantisnxt.sync.account.ServiceToken;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides by the Authorization header which service asks, and whether it may ask again so soon. */
@Component
class TokenGate {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 200;
    private static final int LOOK_UPS_PER_SECOND = 50;

    private final TokenCache tokens;
    private final RequestRate rate;
    private final int perSecond;
    private final RequestRate lookUps = new RequestRate(LOOK_UPS_PER_SECOND, System::nanoTime);

    TokenGate(TokenCache tokens, RequestRate rate, AccountProperties properties) {
        this.tokens = tokens;
        this.rate = rate;
        this.perSecond = properties.requestsPerSecond();
    }

    /** @param address where the request comes from; made-up tokens are looked up only so often for it */
    FoundToken enter(@Nullable String header, String address) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw TokenRefused.missing();
        }
        String given = header.substring(SCHEME.length()).strip();
        if (given.isEmpty() || given.length() > LONGEST) {
            throw TokenRefused.unknown();
        }
        var secret = new ServiceToken(given);
        FoundToken token = tokens.known(secret).orElseGet(() -> lookUp(secret, address));
        if (!rate.allows(token.id())) {
            throw TokenRefused.tooMany(perSecond);
        }
        return token;
    }

    private FoundToken lookUp(ServiceToken secret, String address) {
        if (!lookUps.allows(AddressBlock.of(address))) {
            throw TokenRefused.tooManyUnknown();
        }
        return tokens.lookUp(secret).orElseThrow(TokenRefused::unknown);
    }
}
