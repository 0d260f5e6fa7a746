package com.mantisnxt.sync.base.api;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Renders refusals as RFC 9457 problem details: `code` is stable, `field` names the input at fault. */
public final class Problems {

    private Problems() {}

    public static ProblemDetail of(Refused refused) {
        ProblemDetail problem = of(refused.code(), refused.reason(), refused.field());
        refused.details().forEach(problem::setProperty);
        return problem;
    }

    public static ProblemDetail of(ErrorCode code, String reason, @Nullable String field) {
        return of(code.category().status(), code.value(), reason, field);
    }

    public static ProblemDetail of(int status, String code, String reason, @Nullable String field) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), reason);
        problem.setType(URI.create("urn:sync-console:problem:" + code));
        problem.setTitle(code.replace('_', ' '));
        problem.setProperty("code", code);
        if (field != null) {
            problem.setProperty("field", field);
        }
        return problem;
    }
}
