package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.tenant.EachOrganisation;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets calls of which no second one is to be expected any more; every node may run it. */
@Component
class HookUpkeep {

    private final EachOrganisation each;
    private final TransactionTemplate transaction;
    private final HookEvents events;

    HookUpkeep(EachOrganisation each, TransactionTemplate transactionTemplate, HookEvents events) {
        this.each = each;
        this.transaction = transactionTemplate;
        this.events = events;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    void run() {
        each.run(
                "Clean-up of calls of shops",
                "Old calls of shops were not forgotten",
                org -> transaction.executeWithoutResult(status -> events.forgetOld()));
    }
}
