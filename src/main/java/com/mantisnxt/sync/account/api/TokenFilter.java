package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.base.api.LogContext;
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

    private final TokenGate gate;
    private final ProblemAnswer answer;

    TokenFilter(TokenGate gate, ProblemAnswer answer) {
        this.gate = gate;
        this.answer = answer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            signIn(gate.enter(request.getHeader(HttpHeaders.AUTHORIZATION), request.getRemoteAddr()));
        } catch (TokenRefused refused) {
            answer.write(response, refused);
            return;
        } catch (DataAccessException | TransactionException away) {
            answer.databaseAway(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static void signIn(FoundToken token) {
        LogContext.organisation(token.caller().org().toString());
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(token, null, List.of()));
        SecurityContextHolder.setContext(context);
    }
}
