package com.mantisnxt.sync.progress;

import com.mantisnxt.sync.base.sleep.KeepsAwake;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.EachOrganisation;
import com.mantisnxt.sync.tenant.OrgId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** While somebody watches or a sync is active there is something to do: an end to be shown, a silence to be noticed. */
@Component
class AwakeForSyncs implements KeepsAwake {

    private static final String ACTIVE = """
            select exists (
                select
                  from public.sync_progress
                 where org_id = ?
                   and completed_at is null
                   and status <> 'paused')
            """;

    private final ProgressFeed feed;
    private final EachOrganisation organisations;
    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    AwakeForSyncs(
            ProgressFeed feed,
            EachOrganisation organisations,
            CurrentCaller currentCaller,
            TransactionTemplate transactionTemplate,
            JdbcClient jdbc,
            Clock clock) {
        this.feed = feed;
        this.organisations = organisations;
        this.currentCaller = currentCaller;
        this.transaction = transactionTemplate;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> next() {
        return feed.isWatched() || isAnyActive() ? Optional.of(clock.instant()) : Optional.empty();
    }

    private boolean isAnyActive() {
        return organisations.all().stream().anyMatch(this::isActive);
    }

    private boolean isActive(OrgId org) {
        return currentCaller.callAs(
                Caller.reader(org),
                () -> Boolean.TRUE.equals(transaction.execute(status ->
                        jdbc.sql(ACTIVE).param(org.value()).query(Boolean.class).single())));
    }
}
