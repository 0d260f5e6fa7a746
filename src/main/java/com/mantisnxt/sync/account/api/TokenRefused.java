package com.mantisnxt.sync.account.api;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;

/** A request that its token does not get in. Unknown, revoked, expired: all answered alike. */
final class TokenRefused extends Refused {

    private TokenRefused(String code, ErrorCode.Category category, String reason) {
        super(new ErrorCode(code, category), reason);
    }

    static TokenRefused missing() {
        return new TokenRefused(
                "token_missing",
                ErrorCode.Category.UNAUTHENTICATED,
                "Send the API token in the header Authorization: Bearer mnx_…");
    }

    static TokenRefused unknown() {
        return new TokenRefused(
                "token_unknown",
                ErrorCode.Category.UNAUTHENTICATED,
                "This API token is not known here, or no longer valid.");
    }

    static TokenRefused tooMany(int perSecond) {
        return new TokenRefused(
                "too_many_requests",
                ErrorCode.Category.TOO_MANY,
                "More than " + perSecond + " requests a second with this token; send batches to /api/v1/progress.");
    }

    static TokenRefused tooManyUnknown() {
        return new TokenRefused(
                "too_many_requests",
                ErrorCode.Category.TOO_MANY,
                "Too many different API tokens were tried from this address; wait a moment.");
    }

    static TokenRefused notAllowed() {
        return new TokenRefused("not_allowed", ErrorCode.Category.FORBIDDEN, "This API token has no right to do that.");
    }
}
