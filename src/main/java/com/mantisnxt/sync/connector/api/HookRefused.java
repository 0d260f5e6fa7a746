package com.mantisnxt.sync.connector.api;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;

/** A call that is not taken. No such connection, one that is not called, and a wrong signature read the same. */
final class HookRefused extends Refused {

    private HookRefused(String code, ErrorCode.Category category, String reason) {
        super(new ErrorCode(code, category), reason);
    }

    static HookRefused unknown() {
        return new HookRefused(
                "hook_unknown",
                ErrorCode.Category.NOT_FOUND,
                "Nobody is called at this address, or the call is not signed by the secret that was agreed on.");
    }

    static HookRefused tooMany() {
        return new HookRefused(
                "too_many_requests", ErrorCode.Category.TOO_MANY, "Too many calls at once; call again in a moment.");
    }

    static HookRefused tooLarge(int mostBytes) {
        return new HookRefused(
                "too_large", ErrorCode.Category.TOO_LARGE, "A call may have at most " + mostBytes + " bytes.");
    }

    static HookRefused brokenOff() {
        return new HookRefused(
                "bad_request", ErrorCode.Category.MALFORMED, "The call ended before its end, or took too long.");
    }
}
