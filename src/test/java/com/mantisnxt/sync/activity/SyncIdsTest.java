package com.mantisnxt.sync.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ids of syncs as they are offered to whoever types. */
@ConsoleTest
class SyncIdsTest {

    private final TestDatabase database = TestServer.POSTGRES_18.shared();
    private final Caller caller = Organisations.anybody();
    private final Instant now = Instant.now();
    private final CurrentCaller currentCaller;
    private final ActivitySearch search;

    @Autowired
    SyncIdsTest(CurrentCaller currentCaller, ActivitySearch search) {
        this.currentCaller = currentCaller;
        this.search = search;
    }

    @Test
    void thoseThatBeginSoAreFoundEachOnce() {
        logged("woo-2", "woo-1", "woo-1", "shopify-1", "Woo-3", "wop");
        assertThat(ids("woo")).containsExactly("woo-1", "woo-2");
        assertThat(ids("woo-2")).containsExactly("woo-2");
        assertThat(ids("x")).isEmpty();
    }

    @Test
    void withNothingTypedThoseLastAtWorkComeFirst() {
        logged("oldest", "middle", "newest", "middle");
        assertThat(ids("")).containsExactly("middle", "newest", "oldest");
    }

    @Test
    void noMoreThanTenAreFound() {
        logged(IntStream.range(0, 25).mapToObj("many-%02d"::formatted).toArray(String[]::new));
        assertThat(ids("many-")).hasSize(10).startsWith("many-00").endsWith("many-09");
        assertThat(ids("")).hasSize(10).startsWith("many-24");
    }

    @Test
    void anotherOrganisationsAreUnknown() {
        var theirs = new LoggedEvents(database, database.newOrganisation().id());
        theirs.add(now, Map.of("sync", "secret-1"), null);
        assertThat(ids("secret")).isEmpty();
        assertThat(ids("")).isEmpty();
    }

    @Test
    void whatIsTypedIsNeitherPatternNorStatement() {
        logged("100%", "a_b", "aXb", "quo'te\"", "синхро-🚚", "مزامنة");
        assertThat(ids("%")).isEmpty();
        assertThat(ids("a_")).containsExactly("a_b");
        assertThat(ids("quo'")).containsExactly("quo'te\"");
        assertThat(ids("синхро-🚚")).containsExactly("синхро-🚚");
        assertThat(ids("مز")).containsExactly("مزامنة");
        assertThat(ids("\0")).isEmpty();
        assertThat(ids("x".repeat(3_000))).isEmpty();
    }

    private void logged(String... ids) {
        var events = new LoggedEvents(database, caller.org().value());
        for (int i = 0; i < ids.length; i++) {
            events.add(now.minusSeconds(100 - i), Map.of("sync", ids[i]), null);
        }
    }

    private List<String> ids(String beginning) {
        return currentCaller.callAs(caller, () -> search.syncIds(beginning));
    }
}
