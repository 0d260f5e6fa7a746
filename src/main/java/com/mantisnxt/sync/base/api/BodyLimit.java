package com.mantisnxt.sync.base.api;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Refuses a body of the REST API that no report needs, before it fills the memory; the server itself has no bound. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class BodyLimit extends OncePerRequestFilter {

    static final int MOST_BYTES = 16 * 1024 * 1024;

    private final JsonMapper json;

    BodyLimit(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            // what is not read can't be skipped either: the connection ends with the answer
            response.setHeader(HttpHeaders.CONNECTION, "close");
            response.setStatus(413);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            json.writeValue(response.getOutputStream(), Problems.of(new TooLarge()));
            return;
        }
        chain.doFilter(new BoundedRequest(request, MOST_BYTES), response);
    }

    /** The body is longer than any report needs. */
    static final class TooLarge extends Refused {

        TooLarge() {
            super(
                    new ErrorCode("too_large", ErrorCode.Category.TOO_LARGE),
                    "A body may have at most " + MOST_BYTES + " bytes; send smaller batches.");
        }
    }
}
