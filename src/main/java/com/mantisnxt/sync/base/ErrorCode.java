package com.mantisnxt.sync.base;

/**
 * The stable name of a refusal, as clients and tests know it.
 *
 * @param value lower case with underscores, never changed once published
 * @param category what kind of refusal it is; decides the HTTP status
 */
public record ErrorCode(String value, Category category) {

    /** The kinds of refusal, each with the HTTP status it leaves by. */
    public enum Category {
        INVALID(422),
        MALFORMED(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_LARGE(413),
        TOO_MANY(429);

        private final int status;

        Category(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    public static ErrorCode invalid(String value) {
        return new ErrorCode(value, Category.INVALID);
    }

    public static ErrorCode conflict(String value) {
        return new ErrorCode(value, Category.CONFLICT);
    }

    public static ErrorCode notFound(String value) {
        return new ErrorCode(value, Category.NOT_FOUND);
    }
}
