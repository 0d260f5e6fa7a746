package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.account.AccountProperties;
import com.mantisnxt.sync.account.ServiceToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows the organisation of a request by its bearer token, and nothing else: not by a header, a path or a cookie. */
final class TokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 200;

    private final TokenCache tokens;
    private final RequestRate rate;
    private final ProblemAnswer answer;
    private final int perSecond;

    TokenFilter(TokenCache tokens, RequestRate rate, ProblemAnswer answer, AccountProperties properties) {
        this.tokens = tokens;
        this.rate = rate;
        this.answer = answer;
        this.perSecond = properties.requestsPerSecond();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            signIn(find(request));
        } catch (TokenRefused refused) {
            answer.write(response, refused);
            return;
        } catch (DataAccessException | TransactionException away) {
            answer.databaseAway(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private FoundToken find(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
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

    private static void signIn(FoundToken token) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(token, null, List.of()));
        SecurityContextHolder.setContext(context);
    }
}
