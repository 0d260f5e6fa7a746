package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.SyncStatus;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.ConnectorProperties;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.connector.StandIn;
import com.mantisnxt.sync.connector.http.Doors;
import com.mantisnxt.sync.connector.http.Outgoing;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.preview.plan.PreviewRequests;
import com.mantisnxt.sync.progress.Syncs;
import com.mantisnxt.sync.run.WorkNow;
import com.mantisnxt.sync.tenant.OrgId;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What dreadful sources end in: a preview that failed, with a code and a sentence that is on the screen. */
@Import(BadSourcesTest.Open.class)
class BadSourcesTest extends ViewTest {

    private static final String CSV = "{'format':'csv','id':'id','encoding':'UTF-8'}";
    private static final String JSON = "{'list':'/items','id':'/id'}";
    private static final String LINES = "{'format':'ndjson','id':'/id'}";
    private static final AtomicLong SENT = new AtomicLong();

    @Autowired
    private ApplicationContext context;

    /** Another machine of this network may be asked, and answers are waited for shortly. */
    @TestConfiguration
    static class Open {
        @Bean
        @Primary
        Outgoing openDoor() {
            ConnectorProperties usual = Doors.properties();
            return Doors.toOpen(new ConnectorProperties(
                    false,
                    usual.connectWait(),
                    usual.answerWait(),
                    Duration.ofSeconds(6),
                    DataSize.ofMegabytes(3),
                    usual.largestRecord(),
                    usual.largestUpload()));
        }
    }

    private enum Bad {
        WRONG_ENCODING(CSV, "source_unreadable", "Byte 11 in line 2 is not UTF-8", text("id,name\n1,K\u00e4se\n")),
        UNCLOSED_QUOTE(CSV, "source_unreadable", "from line 2 on is never closed", text("id,name\n1,\"a\n2,b\n")),
        DEEP_NESTING(
                JSON, "source_too_large", "nested deeper than 100 levels", text("{\"items\":" + "[".repeat(5_000))),
        HUGE_TEXT(
                JSON,
                "source_too_large",
                "a text, name or number longer",
                text(item("\"" + "x".repeat(2 << 20) + "\""))),
        HUGE_NUMBER(JSON, "source_too_large", "a text, name or number longer", text(item("9".repeat(5_000)))),
        NOT_THE_FORM(JSON, "source_unreadable", "This is not JSON", text("id;name\n1;a\n")),
        NO_LIST(JSON, "source_unreadable", "no list at /items. What it has is /data", text("{\"data\":[]}")),
        WEB_PAGE(JSON, "source_unreadable", "A web page came from", Bad::webPage),
        PICTURE(JSON, "source_unreadable", "This is not JSON", Bad::picture),
        REDIRECT_INSIDE(
                JSON, "source_forbidden_address", "allows connections to the open internet only", Bad::redirect),
        SLOW_DRIP(JSON, "source_away", "took too long as a whole", Bad::drip),
        GZIP_BOMB(JSON, "source_too_large", "is larger than 3 MB and was not read on", bomb()),
        FIVE_GIGABYTES(JSON, "source_too_large", "is larger than 3 MB and was not read on", Bad::endless);

        private final String entity;
        private final String code;
        private final String sentence;
        private final HttpHandler answer;

        Bad(String entity, String code, String sentence, HttpHandler answer) {
            this.entity = entity;
            this.code = code;
            this.sentence = sentence;
            this.answer = answer;
        }

        private static HttpHandler text(String body) {
            byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
            return exchange -> StandIn.send(exchange, 200, "application/json", bytes);
        }

        private static String item(String value) {
            return "{\"items\":[{\"id\":1,\"value\":" + value + "}]}";
        }

        private static void webPage(HttpExchange exchange) throws IOException {
            StandIn.send(
                    exchange, 200, "text/html", "<html><title>Sign in</title></html>".getBytes(StandardCharsets.UTF_8));
        }

        private static void picture(HttpExchange exchange) throws IOException {
            StandIn.send(
                    exchange, 200, "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        }

        private static void redirect(HttpExchange exchange) throws IOException {
            StandIn.send(
                    exchange, 302, "text/plain", new byte[0], "Location", "http://169.254.169.254/latest/meta-data");
        }

        private static void drip(HttpExchange exchange) throws IOException {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 5_000; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(20_000_000);
            }
        }

        /** Packed beforehand: the first byte of an answer is not waited for long. */
        private static HttpHandler bomb() {
            var packed = new ByteArrayOutputStream();
            try (var zip = new GZIPOutputStream(packed)) {
                byte[] piece = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 20; i++) {
                    zip.write(piece);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return exchange ->
                    StandIn.send(exchange, 200, "application/json", packed.toByteArray(), "Content-Encoding", "gzip");
        }

        private static void endless(HttpExchange exchange) throws IOException {
            byte[] piece = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, 5L << 30);
            for (SENT.set(0); SENT.get() < 5L << 30; SENT.addAndGet(piece.length)) {
                exchange.getResponseBody().write(piece);
            }
        }
    }

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @ParameterizedTest
    @EnumSource
    void itFailsWithAReasonThatIsOnTheScreen(Bad bad) {
        PlanRow plan = computed(bad.entity, bad.answer);
        assertThat(plan.state()).isEqualTo(PlanState.FAILED);
        assertThat(plan.failure()).isNotNull();
        assertThat(plan.failure().code()).isEqualTo(bad.code);
        assertThat(plan.failure().reason()).contains(bad.sentence).endsWith(".");
        open("previews/" + plan.preview());
        assertThat(text()).contains("Failed", bad.sentence);
        var sync = context.getBean(Syncs.class).get(plan.computeSync());
        assertThat(sync.status()).isEqualTo(SyncStatus.FAILED);
        assertThat(sync.ending().error()).isEqualTo(plan.failure().reason());
    }

    @Test
    void ofFiveGigabytesNoMoreIsTakenThanAllowed() {
        computed(Bad.FIVE_GIGABYTES.entity, Bad.FIVE_GIGABYTES.answer);
        assertThat(SENT.get()).isLessThan(64L << 20);
    }

    @Test
    void ofTooManyRecordsTheFirstAreKeptAndTheRestIsSaidToBeMissing() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            lines.append("{\"id\":")
                    .append(i)
                    .append(",\"name\":\"")
                    .append("n".repeat(100))
                    .append("\"}\n");
        }
        PlanRow plan = computed(LINES, Bad.text(lines.toString()));
        assertThat(plan.sight().seen()).isBetween(10_000L, 30_000L);
        assertIncomplete(
                plan,
                "The source could not be read to its end: The answer from 127.0.0.1 is larger than 3 MB and was not read on.");
    }

    @Test
    void anIdTwiceIsSaidAndNothingIsDeleted() {
        PlanRow plan = computed(CSV, Bad.text("id,name\n1,a\n2,b\n1,c\n"));
        assertThat(plan.state()).isEqualTo(PlanState.PENDING);
        assertIncomplete(plan, "1 record came under an id that another one had; the first of them was taken.");
    }

    @Test
    void recordsWithoutAnIdAreSaidAndNothingIsDeleted() {
        assertIncomplete(
                computed(LINES, Bad.text("{\"id\":1}\n{\"name\":\"b\"}\n{\"id\":\" \"}\n")),
                "2 records have no id: line 2; line 3.");
    }

    private void assertIncomplete(PlanRow plan, String sentence) {
        assertThat(plan.sight().complete()).isFalse();
        assertThat(plan.sight().unseen()).containsExactly(sentence);
        open("previews/" + plan.preview());
        assertThat(text()).contains("so no deletions are proposed", sentence);
    }

    private PlanRow computed(String entity, HttpHandler answer) {
        try (var standIn = new StandIn(answer)) {
            UUID connection = context.getBean(Connections.class)
                    .create(new ConnectionDraft(
                            "Bad one",
                            SourceSystem.CUSTOM,
                            standIn.uri("/").toString(),
                            JsonMapper.shared().createObjectNode().put("auth", "none"),
                            Secrets.none(),
                            List.of(new EntitySetup(EntityType.PRODUCT, true, settings(entity), mapping()))));
            UUID preview = context.getBean(PreviewRequests.class)
                    .request(connection, EntityType.PRODUCT)
                    .preview();
            WorkNow.in(context, new OrgId(organisation.id())).all();
            return context.getBean(Plans.class).get(preview);
        }
    }

    private static ObjectNode settings(String entity) {
        return JsonMapper.shared().readValue(entity.replace('\'', '"'), ObjectNode.class);
    }

    private static ArrayNode mapping() {
        return JsonMapper.shared().createArrayNode();
    }
}
