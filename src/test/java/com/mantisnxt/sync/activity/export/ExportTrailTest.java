package com.mantisnxt.sync.activity.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.export.ExportFormat;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.mantisnxt.sync.tenant.Right;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may export, and what is known of it afterwards. */
class ExportTrailTest extends ExportOfATest {

    @Test
    void theTrailHasWhoTookWhatInTheLanguageOfTheSearch() {
        events.addMany(200, now);
        text(ExportFormat.CSV, failed());
        assertThat(trail("activity_export_begun")).hasSize(1);
        JsonNode done = JsonMapper.shared().readTree(trail("activity_exported").getFirst());
        assertThat(done.path("format").asString()).isEqualTo("csv");
        assertThat(done.path("rows").asInt()).isEqualTo(2);
        assertThat(done.path("matching").asString())
                .startsWith("status:failed after:")
                .contains(" before:");
    }

    @Test
    void theTrailHasAlsoWhatBrokeOffAndHowFarItCame() {
        events.addMany(4_500, now);
        OutputStream torn = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        assertThatThrownBy(() -> write(ExportOrder.all(MONTH, ExportFormat.CSV), torn, rows -> true))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> text(ExportOrder.all(MONTH, ExportFormat.NDJSON), rows -> rows < 2_000))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code().value()).isEqualTo("export_cancelled"));
        assertThat(trail("activity_exported")).isEmpty();
        assertThat(trail("activity_export_broken_off"))
                .hasSize(2)
                .anyMatch(details ->
                        details.contains("\"reason\": \"export_cancelled\"") && details.contains("\"rows\": 2000"))
                .anyMatch(details -> details.contains("\"reason\": \"connection_or_fault\""));
    }

    @Test
    void whoMayNotReadGetsNothing() {
        events.addMany(1, now);
        Caller reporter = new Caller(caller.org(), null, "service", Set.of(Right.REPORT));
        assertThatThrownBy(() ->
                        currentCaller.callAs(reporter, () -> export.begin(ExportOrder.all(MONTH, ExportFormat.CSV))))
                .isInstanceOf(NotAllowed.class);
        Caller other = Organisations.anybody();
        currentCaller.runAs(
                other,
                () -> assertThat(export.begin(ExportOrder.all(MONTH, ExportFormat.CSV))
                                .first()
                                .events())
                        .isEmpty());
    }

    private List<String> trail(String action) {
        try (Session session = database.asApplication(caller.org().value())) {
            return session.values(
                    String.class,
                    "select details::text from sync_console.audit_event where action = ? order by at",
                    action);
        }
    }
}
