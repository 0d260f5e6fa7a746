package com.mantisnxt.sync.base;

/** One field of the input can't be accepted. */
public final class InvalidInput extends Refused {

    public InvalidInput(String code, String field, String reason) {
        super(ErrorCode.invalid(code), reason, field);
    }
}
