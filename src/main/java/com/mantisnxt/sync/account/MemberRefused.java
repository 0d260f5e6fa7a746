package com.mantisnxt.sync.account;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;

/** A change to people that is not made. */
public final class MemberRefused extends Refused {

    private MemberRefused(ErrorCode code, String reason) {
        super(code, reason);
    }

    static MemberRefused taken(String email) {
        return new MemberRefused(ErrorCode.conflict("email_taken"), "The address " + email + " can't be used.");
    }

    static MemberRefused unknown() {
        return new MemberRefused(ErrorCode.notFound("user_unknown"), "There is no such person in this organisation.");
    }

    static MemberRefused lastAdministrator() {
        return new MemberRefused(
                ErrorCode.conflict("last_administrator"), "This is the organisation's last administrator.");
    }

    static MemberRefused managedElsewhere() {
        return new MemberRefused(
                ErrorCode.conflict("users_managed_elsewhere"),
                "People of this installation are managed in MantisNXT; here they only get their role.");
    }
}
