package com.mantisnxt.sync.account.signin;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction on behalf of somebody who is not, or not yet, signed in on this thread. */
@Component
class WorkAs {

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;

    WorkAs(CurrentCaller currentCaller, PlatformTransactionManager manager) {
        this.currentCaller = currentCaller;
        this.transaction = new TransactionTemplate(manager);
    }

    <T> T call(Caller caller, Supplier<T> work) {
        return currentCaller.callAs(caller, () -> transaction.execute(status -> work.get()));
    }

    void run(Caller caller, Runnable work) {
        currentCaller.runAs(caller, () -> transaction.executeWithoutResult(status -> work.run()));
    }
}
