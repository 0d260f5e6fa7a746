package com.mantisnxt.sync.base.api;

import com.mantisnxt.sync.base.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * What no controller answers below /api and /hooks is not there. Else the screens' root would answer it, with success and a page, and
 * a service with a slip in its address would believe itself heard.
 */
@Configuration(proxyBeanMethods = false)
class UnknownAddress {

    /** After the controllers, before everything that serves pages. */
    private static final int ORDER = 10;

    @Bean
    SimpleUrlHandlerMapping unknownAddresses(JsonMapper json) {
        HttpRequestHandler handler = (request, response) -> refuse(request, response, json);
        return new SimpleUrlHandlerMapping(Map.of("/api/**", handler, "/hooks/**", handler), ORDER);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, JsonMapper json)
            throws IOException {
        ProblemDetail problem = Problems.of(
                ErrorCode.notFound("unknown_address"),
                "There is nothing at " + request.getMethod() + " " + request.getRequestURI() + ".",
                null);
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), problem);
    }
}
