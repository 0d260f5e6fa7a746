package com.mantisnxt.sync.base;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Root of all refusals: the request was understood and is not done, for a reason its sender may read. */
public abstract class Refused extends RuntimeException {

    private final ErrorCode code;
    private final @Nullable String field;

    protected Refused(ErrorCode code, String reason) {
        this(code, reason, null);
    }

    protected Refused(ErrorCode code, String reason, @Nullable String field) {
        super(reason);
        this.code = code;
        this.field = field;
    }

    public ErrorCode code() {
        return code;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /** More that a program may want to know, beside code and field. */
    public Map<String, Object> details() {
        return Map.of();
    }

    /** The input field at fault, where one is. */
    public @Nullable String field() {
        return field;
    }
}
