package com.mantisnxt.sync.account.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * From the sign-in page that says that a session has ended, signing in leads back to where the page was: the browser names
 * that itself, so it does not matter which node had the session. Nothing but an address of this console is taken.
 */
final class WayBack extends OncePerRequestFilter {

    /** Where the framework looks for what was asked for before. */
    static final String ASKED_FOR = "SPRING_SECURITY_SAVED_REQUEST";

    private static final Set<String> NOT_BEHIND_IT = Set.of("/login", "/set-password");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getServletPath().equals("/login") && "ended".equals(request.getQueryString())) {
            cameFrom(request)
                    .ifPresent(
                            address -> request.getSession().setAttribute(ASKED_FOR, new SimpleSavedRequest(address)));
        }
        chain.doFilter(request, response);
    }

    private static Optional<String> cameFrom(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.REFERER))
                .map(WayBack::read)
                .filter(from -> request.getServerName().equals(from.getHost()))
                .filter(from -> from.getRawPath().startsWith(request.getContextPath() + "/"))
                .map(from -> within(from, request.getContextPath()))
                .filter(address -> !address.startsWith("//"))
                .filter(address -> NOT_BEHIND_IT.stream().noneMatch(address::startsWith));
    }

    private static String within(URI from, String context) {
        String path = from.getRawPath().substring(context.length());
        return from.getRawQuery() == null ? path : path + "?" + from.getRawQuery();
    }

    private static @Nullable URI read(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
