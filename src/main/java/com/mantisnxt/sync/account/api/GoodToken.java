package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.tenant.HasCaller;
import com.mantisnxt.sync.tenant.Standing;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Services stand as long as the token of their request, believed for as short a while as at the gate. */
@Component
class GoodToken implements Standing.Doorkeeper {

    private final TokenCache tokens;

    GoodToken(TokenCache tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean stillLetsIn(HasCaller somebody) {
        return !(somebody instanceof FoundToken token)
                || !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)
                || isGood(token, request.getRequest());
    }

    private boolean isGood(FoundToken token, HttpServletRequest request) {
        return TokenGate.given(request.getHeader(HttpHeaders.AUTHORIZATION))
                .flatMap(secret -> tokens.known(secret).or(() -> tokens.lookUp(secret)))
                .filter(token::equals)
                .isPresent();
    }
}
