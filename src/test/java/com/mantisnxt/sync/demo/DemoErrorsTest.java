package com.mantisnxt.sync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.activity.LoggedEvents;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ConsoleTest
class DemoErrorsTest {

    private final Caller caller = Organisations.anybody();

    @Test
    void whatTheHistoryAndTheServicesFailWithIsOneCause(
            @Autowired CurrentCaller currentCaller,
            @Autowired TransactionTemplate transaction,
            @Autowired JdbcClient jdbc) {
        new DemoHistory(currentCaller, transaction, jdbc).write(caller.org());
        new LoggedEvents(TestServer.POSTGRES_18.shared(), caller.org().value())
                .add(Instant.now(), "completed_with_errors", "product", DemoErrors.price(12));
        try (Session session =
                TestServer.POSTGRES_18.shared().asApplication(caller.org().value())) {
            assertThat(
                            session.count(
                                    "select count(distinct fingerprint) from public.sync_activity_log where error_message like '%price must be%'"))
                    .isEqualTo(1);
            assertThat(session.count(
                            "select count(*) from public.sync_activity_log where error_message like '%price must be%'"))
                    .as("the one of a service, and those of the history, which are by chance some thirty")
                    .isGreaterThan(3);
        }
    }
}
