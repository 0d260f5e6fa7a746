package com.mantisnxt.sync.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestOrganisation;
import com.mantisnxt.sync.testing.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

/** Changes of status are announced, ticks are not: an announcement per tick halves the write rate. */
@ParameterizedClass
@EnumSource(TestServer.class)
class TransitionNoticeTest {

    @Parameter
    TestServer server;

    @Test
    void announcesStartPauseAndEndButNoTick() throws SQLException {
        TestOrganisation own = server.shared().newOrganisation();
        try (Session listener = server.shared().asApplication();
                Session service = server.shared().asApplication(own.id())) {
            listener.run("listen sync_console_transition");
            service.run(
                    "insert into sync_progress (org_id, sync_id, entity_type, total_items) values (?, 'a:b', 'order', 9)",
                    own.id());
            service.run("update sync_progress set processed_count = 1");
            service.run("update sync_progress set processed_count = 2, metadata = '{\"k\": 1}'");
            assertThat(heard(listener, own)).containsExactly(own.id() + ":a:b");
            service.run("update sync_progress set status = 'paused'");
            service.run("update sync_progress set status = 'in_progress'");
            service.run("update sync_progress set processed_count = 9");
            assertThat(heard(listener, own)).hasSize(3);
        }
    }

    /** A notice has arrived by the time a later statement of the listener is answered. */
    private static List<String> heard(Session listener, TestOrganisation of) throws SQLException {
        listener.value(Integer.class, "select 1");
        List<String> payloads = new ArrayList<>();
        for (var notice : listener.connection().unwrap(PGConnection.class).getNotifications()) {
            if (notice.getParameter().startsWith(of.id().toString())) {
                payloads.add(notice.getParameter());
            }
        }
        return payloads;
    }
}
