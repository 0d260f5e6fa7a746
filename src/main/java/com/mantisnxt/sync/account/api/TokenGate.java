package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.account.AccountProperties;
import com.mantisnxt.sync.account.ServiceToken;
import com.mantisnxt.sync.base.rate.AddressBlock;
import com.mantisnxt.sync.base.rate.RequestRate;
import java.util.Optional;
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

    TokenGate(TokenCache tokens, AccountProperties properties) {
        this.tokens = tokens;
        this.perSecond = properties.requestsPerSecond();
        this.rate = new RequestRate(perSecond, System::nanoTime);
    }

    /** @param address where the request comes from; made-up tokens are looked up only so often for it */
    FoundToken enter(@Nullable String header, String address) {
        if (!names(header)) {
            throw TokenRefused.missing();
        }
        ServiceToken secret = given(header).orElseThrow(TokenRefused::unknown);
        FoundToken token = tokens.known(secret).orElseGet(() -> lookUp(secret, address));
        if (!rate.allows(token.id())) {
            throw TokenRefused.tooMany(perSecond);
        }
        return token;
    }

    /** Empty where there is none, or none that can be. */
    static Optional<ServiceToken> given(@Nullable String header) {
        return Optional.ofNullable(header)
                .filter(TokenGate::names)
                .map(text -> text.substring(SCHEME.length()).strip())
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                .map(ServiceToken::new);
    }

    private static boolean names(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Only what was not found counts: good tokens may be many behind one address, and a database can be away. */
    private FoundToken lookUp(ServiceToken secret, String address) {
        Object sender = AddressBlock.of(address);
        if (!lookUps.allows(sender)) {
            throw TokenRefused.tooManyUnknown();
        }
        Optional<FoundToken> found;
        try {
            found = tokens.lookUp(secret);
        } catch (RuntimeException away) {
            lookUps.giveBack(sender);
            throw away;
        }
        found.ifPresent(token -> lookUps.giveBack(sender));
        return found.orElseThrow(TokenRefused::unknown);
    }
}
