package com.mantisnxt.sync.account;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;

/** A new password that is not accepted. */
public final class UnfitPassword extends Refused {

    private UnfitPassword(String code, String reason) {
        super(ErrorCode.invalid(code), reason, "password");
    }

    static UnfitPassword tooShort(int shortest) {
        return new UnfitPassword(
                "password_too_short",
                "A password needs at least " + shortest + " characters; a few words in a row do well.");
    }

    static UnfitPassword tooLong(int longest) {
        return new UnfitPassword("password_too_long", "A password has at most " + longest + " bytes.");
    }
}
