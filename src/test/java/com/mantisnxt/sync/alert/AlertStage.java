package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A test of what rules find in an organisation made for it, and of what is told about it. */
@ConsoleTest
@Import(HeardAlerts.class)
abstract class AlertStage {

    static final Duration MINUTE = Duration.ofMinutes(1);

    final TestDatabase database = TestServer.POSTGRES_18.shared();

    @Autowired
    AlertEvaluator evaluator;

    @Autowired
    HeardAlerts heardAlerts;

    WatchedOrganisation org;

    @BeforeEach
    void anOrganisation() {
        org = another();
    }

    WatchedOrganisation another() {
        return new WatchedOrganisation(database, database.newOrganisation(), evaluator);
    }

    List<String> heard() {
        return heardAlerts.words(org.id());
    }

    @AfterEach
    void close() {
        org.close();
    }
}
