package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.tenant.EachOrganisation;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.RegularWork;
import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets messages that were settled long ago; every node may run it. */
@Component
class DeliveryUpkeep {

    private static final String FAILED = "Old messages of alerts were not forgotten";
    private static final String FORGET = """
            delete from {delivery}
             where {own}
               and state_code <> 1
               and settled_at < :before
            """;

    private final EachOrganisation each;
    private final RegularWork regular;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final DeliveryProperties properties;
    private final Clock clock;

    DeliveryUpkeep(
            EachOrganisation each,
            RegularWork regular,
            TransactionTemplate transactionTemplate,
            JdbcClient jdbc,
            DeliveryProperties properties,
            Clock clock) {
        this.each = each;
        this.regular = regular;
        this.transaction = transactionTemplate;
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
    void run() {
        each.run("Clean-up of messages", FAILED, this::forget);
        regular.run("Clean-up of installation messages", FAILED, () -> forget(null));
    }

    private void forget(@Nullable OrgId org) {
        Timestamp before = Timestamp.from(clock.instant().minus(properties.keptFor()));
        transaction.executeWithoutResult(status ->
                new Ledger(jdbc).sql(FORGET, org).param("before", before).update());
    }
}
