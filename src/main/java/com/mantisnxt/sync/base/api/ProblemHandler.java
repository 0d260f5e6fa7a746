package com.mantisnxt.sync.base.api;

import com.mantisnxt.sync.base.Refused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where refusals and faults become answers; what is unknown leaves as a reference, never as a message. */
@RestControllerAdvice
@Order(0)
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        return answer(Problems.of(refused), new HttpHeaders());
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        CannotGetJdbcConnectionException.class,
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class,
        TransactionTimedOutException.class
    })
    ResponseEntity<ProblemDetail> databaseAway(Exception fault) {
        return databaseAway(
                fault, "The database can't be reached, or does not answer in time; nothing was stored. Try again.");
    }

    private ResponseEntity<ProblemDetail> databaseAway(Exception fault, String detail) {
        log.warn("The database is away: {}", fault.getMessage());
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "2");
        return answer(Problems.of(503, "database_away", detail, null), headers);
    }

    /** The firewall looks at a header when it is read, and that is here. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(RequestRejectedException rejected) {
        String reason = "A header or a parameter holds a character that none may hold.";
        return answer(
                Problems.of(400, FrameworkCodes.of(HttpStatusCode.valueOf(400)), reason, null), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(Exception fault) {
        if (LostConnection.isBehind(fault)) {
            return databaseAway(fault, "The database went away meanwhile. Try again; what was stored is not doubled.");
        }
        if (UnfitText.isBehind(fault)) {
            return answer(Problems.of(422, "invalid_text", UnfitText.REASON, null), new HttpHeaders());
        }
        String reference = UUID.randomUUID().toString();
        log.error("Unexpected fault, reference {}", reference, fault);
        ProblemDetail problem = Problems.of(500, "unexpected", "Something went wrong here; it is noted.", null);
        problem.setProperty("reference", reference);
        return answer(problem, new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException fault, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = UnreadableBody.problem(fault);
        return handleExceptionInternal(fault, problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException fault, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var error = fault.getFieldError();
        String field = error == null ? null : error.getField();
        String reason = error == null ? "The input can't be accepted." : field + " " + error.getDefaultMessage();
        ProblemDetail problem = Problems.of(422, "invalid_field", reason, field);
        return handleExceptionInternal(fault, problem, headers, HttpStatusCode.valueOf(422), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception fault, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Object told = body == null && fault instanceof ErrorResponse response ? response.getBody() : body;
        if (told instanceof ProblemDetail problem && problem.getProperties() == null) {
            problem.setProperty("code", FrameworkCodes.of(status));
        }
        return super.handleExceptionInternal(fault, told, headers, status, request);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(problem, headers, HttpStatusCode.valueOf(problem.getStatus()));
    }
}
