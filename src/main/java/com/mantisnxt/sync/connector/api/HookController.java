package com.mantisnxt.sync.connector.api;

import com.mantisnxt.sync.base.api.Problems;
import com.mantisnxt.sync.connector.Hooks;
import com.mantisnxt.sync.connector.Hooks.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where shops call. Answers at once and asks nobody: what a call leads to begins later and elsewhere. */
@RestController
class HookController {

    private static final Logger log = LoggerFactory.getLogger(HookController.class);

    private final Hooks hooks;
    private final HookGate gate;
    private final MeterRegistry meters;
    private final HookBody body = new HookBody(System::nanoTime);

    HookController(Hooks hooks, HookGate gate, MeterRegistry meters) {
        this.hooks = hooks;
        this.gate = gate;
        this.meters = meters;
    }

    @PostMapping(
            path = "/hooks/v1/{connection}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_FORM_URLENCODED_VALUE})
    ResponseEntity<ProblemDetail> called(@PathVariable String connection, HttpServletRequest request) {
        try {
            UUID id = id(connection);
            return answer(gate.let(
                    id, request.getRemoteAddr(), hooks.isAtHand(id), () -> hooks.hear(id, body.read(request))));
        } catch (HookRefused refused) {
            return refused(refused);
        } catch (RuntimeException fault) {
            log.warn("A call of a shop could not be taken: {}", fault.toString());
            return away();
        }
    }

    /** What names no connection is the address of one that is not there. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return new UUID(0, 0);
        }
    }

    private ResponseEntity<ProblemDetail> answer(Outcome outcome) {
        if (outcome == Outcome.UNKNOWN) {
            throw HookRefused.unknown();
        }
        count(outcome.name());
        return ResponseEntity.status(outcome == Outcome.GREETED ? 200 : 202).build();
    }

    private ResponseEntity<ProblemDetail> refused(HookRefused refused) {
        count(refused.code().value());
        var headers = new HttpHeaders();
        switch (refused.code().category()) {
            case NOT_FOUND -> {}
            case TOO_MANY -> unread(headers).set(HttpHeaders.RETRY_AFTER, "1");
            default -> unread(headers);
        }
        return problem(Problems.of(refused), headers);
    }

    /** What is not read can't be skipped either: the connection ends with the answer. */
    private static HttpHeaders unread(HttpHeaders headers) {
        headers.set(HttpHeaders.CONNECTION, "close");
        return headers;
    }

    /** Most systems call again after this, which they would not after an error of ours. */
    private ResponseEntity<ProblemDetail> away() {
        count("failed");
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "2");
        return problem(
                Problems.of(503, "not_now", "The call can't be taken at this moment; call again.", null), headers);
    }

    private static ResponseEntity<ProblemDetail> problem(ProblemDetail problem, HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(problem, headers, problem.getStatus());
    }

    private void count(String outcome) {
        meters.counter("sync.hooks", "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }
}
