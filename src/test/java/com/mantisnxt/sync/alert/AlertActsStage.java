package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;

/** People who act on the alerts of a watched organisation. */
abstract class AlertActsStage extends AlertStage {

    @Autowired
    CurrentCaller currentCaller;

    @Autowired
    Alerts alerts;

    Caller caller(Right... rights) {
        return caller(org, rights);
    }

    static Caller caller(WatchedOrganisation of, Right... rights) {
        return new Caller(new OrgId(of.id()), null, "Ann", Set.of(rights));
    }

    void as(Caller caller, Runnable act) {
        currentCaller.runAs(caller, act);
    }

    AlertRow alert() {
        return currentCaller.callAs(caller(Right.READ), () -> alerts.open()).getFirst();
    }

    void fails(String sync) {
        org.ended(sync, "failed", Map.of());
    }
}
