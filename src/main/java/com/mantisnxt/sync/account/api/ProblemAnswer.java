package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.api.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a refusal as problem details from within the filters, where no controller's handler reaches. */
@Component
class ProblemAnswer {

    private final JsonMapper json;

    ProblemAnswer(JsonMapper json) {
        this.json = json;
    }

    void write(HttpServletResponse response, Refused refused) throws IOException {
        if (refused.code().category() == ErrorCode.Category.UNAUTHENTICATED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (refused.code().category() == ErrorCode.Category.TOO_MANY) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        write(response, Problems.of(refused));
    }

    void badAddress(HttpServletResponse response) throws IOException {
        String reason = "The address or a header holds what none may hold. Escape ids in addresses, by percent signs.";
        write(response, Problems.of(400, "bad_request", reason, null));
    }

    void databaseAway(HttpServletResponse response) throws IOException {
        ProblemDetail problem = ProblemDetail.forStatus(503);
        problem.setType(URI.create("urn:sync-console:problem:database_away"));
        problem.setTitle("database away");
        problem.setDetail("The database can't be reached, or does not answer in time; nothing was stored. Try again.");
        problem.setProperty("code", "database_away");
        response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        write(response, problem);
    }

    private void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), problem);
    }
}
