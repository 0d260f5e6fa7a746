package com.mantisnxt.sync.tenant;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;

/** The caller is known and lacks a right, or nobody is known at all. */
public final class NotAllowed extends Refused {

    private NotAllowed(ErrorCode code, String reason) {
        super(code, reason);
    }

    static NotAllowed missing(Right right) {
        String name = right.name().toLowerCase(java.util.Locale.ROOT);
        return new NotAllowed(
                new ErrorCode("not_allowed", ErrorCode.Category.FORBIDDEN), "This needs the right to " + name + ".");
    }

    static NotAllowed nobody() {
        return new NotAllowed(
                new ErrorCode("not_signed_in", ErrorCode.Category.UNAUTHENTICATED), "Nobody is signed in.");
    }
}
