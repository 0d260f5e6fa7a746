package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.upkeep.Caretakers;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whose alerts the caller may see: the organisation's, and the installation's where its administrators look after that. */
@Component
class AlertAccess {

    private final CurrentCaller currentCaller;
    private final Caretakers caretakers;

    AlertAccess(CurrentCaller currentCaller, Caretakers caretakers) {
        this.currentCaller = currentCaller;
        this.caretakers = caretakers;
    }

    /** @throws com.mantisnxt.sync.tenant.NotAllowed when the right is missing */
    Caller require(Right right) {
        return currentCaller.require(right);
    }

    AlertScope own(Right right) {
        return new AlertScope(require(right).org());
    }

    List<AlertScope> scopes(Right right) {
        AlertScope own = own(right);
        return caretakers.includeCaller() ? List.of(own, AlertScope.INSTALLATION) : List.of(own);
    }

    boolean toInstallation() {
        return caretakers.includeCaller();
    }
}
