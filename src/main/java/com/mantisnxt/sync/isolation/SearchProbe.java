package com.mantisnxt.sync.isolation;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityRow;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The search of errors, which looks past the policies and must keep to them by itself. */
@Component
class SearchProbe implements Probe {

    private static final String PLACE = "error search";

    /** What the function gives by itself, before the policies of the log are asked. */
    private static final String FOUND = """
            select exists (
                select
                  from sync_console.find_errors(
                           array[?], '-infinity', 'infinity', null, null, null, null, null, null, null,
                           null, null, false, 10))
            """;

    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;
    private final ActivitySearch search;
    private final JdbcClient jdbc;

    SearchProbe(CurrentCaller currentCaller, TransactionTemplate transaction, ActivitySearch search, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.transaction = transaction;
        this.search = search;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return PLACE;
    }

    @Override
    public void ask(Canary as, Canary other, Tally tally) {
        tally.checked(PLACE, as.marker(), !currentCaller.callAs(as.caller(), () -> finds(other.marker())));
        List<ActivityRow> any = found(as, "canary-");
        tally.checked(
                PLACE, as.marker(), any.stream().allMatch(row -> as.marker().equals(row.syncId())));
        if (found(as, as.marker()).isEmpty()) {
            tally.unproven(PLACE);
        }
    }

    private List<ActivityRow> found(Canary as, String words) {
        ActivityFilter filter = ActivityFilter.DEFAULT
                .within(new TimeRange.Between(Instant.EPOCH, null))
                .withWords(List.of(words));
        return currentCaller.callAs(as.caller(), () -> search.page(search.pin(filter), null, 10));
    }

    @Override
    public void askAsNobody(Tally tally) {
        tally.checked(PLACE, "nobody", !finds("canary-"));
    }

    private boolean finds(String words) {
        return Boolean.TRUE.equals(transaction.execute(
                status -> jdbc.sql(FOUND).param(words).query(Boolean.class).single()));
    }
}
