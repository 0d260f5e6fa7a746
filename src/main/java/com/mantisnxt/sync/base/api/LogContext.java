package com.mantisnxt.sync.base.api;

import com.mantisnxt.sync.base.LogFields;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the request's id beside every log line of a request, of the API and of pages alike, and the sync where the path names
 * one; the organisation joins as soon as the token has told it. The id goes back to the caller, who may also bring one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class LogContext extends OncePerRequestFilter {

    private static final String REQUEST = "request";
    private static final String HEADER = "X-Request-Id";
    private static final Pattern FIT_ID = Pattern.compile("[\\w.-]{1,64}");
    private static final Pattern SYNC_PATH = Pattern.compile("/api/v1/syncs/([\\w.:-]{1,255})(/.*)?");

    /** For the rest of the request. */
    public static void organisation(String id) {
        LogFields.organisation(id);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Map<String, String> before = MDC.getCopyOfContextMap();
        String id = Optional.ofNullable(request.getHeader(HEADER))
                .filter(given -> FIT_ID.matcher(given).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        MDC.put(REQUEST, id);
        response.setHeader(HEADER, id);
        var path = SYNC_PATH.matcher(request.getRequestURI());
        if (path.matches()) {
            LogFields.sync(path.group(1));
        }
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.setContextMap(before == null ? Map.of() : before);
        }
    }
}
