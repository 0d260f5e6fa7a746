package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;

/** What is asked of an alert can't be done to it as it stands. */
public final class AlertRefused extends Refused {

    private AlertRefused(ErrorCode code, String reason) {
        super(code, reason);
    }

    static AlertRefused unknown() {
        return new AlertRefused(ErrorCode.notFound("alert_not_found"), "There is no such alert.");
    }

    static AlertRefused over() {
        return new AlertRefused(ErrorCode.conflict("alert_closed"), "This alert is closed already.");
    }

    static AlertRefused closesByItself() {
        return new AlertRefused(
                ErrorCode.conflict("alert_closes_by_itself"),
                "This alert closes by itself when what it says is over; until then it can be acknowledged or snoozed.");
    }

    static AlertRefused noTarget() {
        return new AlertRefused(ErrorCode.notFound("mute_target_not_found"), "There is no such connection to mute.");
    }

    static AlertRefused unknownRule() {
        return new AlertRefused(ErrorCode.notFound("rule_not_found"), "There is no such rule.");
    }
}
