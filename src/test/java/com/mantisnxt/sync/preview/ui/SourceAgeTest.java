package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.testing.RecordsOfATest;
import com.vaadin.flow.component.button.Button;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The source is asked what has changed there since a preview was computed. */
class SourceAgeTest extends PlanPage {

    @Test
    void whatIsNoLongerWhatThePreviewSawIsCounted() {
        UUID preview = aPreviewAt("monday", changed());
        open("previews/" + preview);
        assertThat(answer()).contains("There 3 records have changed since");
        assertThat(records.asked()).endsWith("changes since monday");
    }

    @Test
    void whatWasSeenAlreadyHasNotChanged() {
        UUID preview = aPreviewAt("monday", new RecordsOfATest().products(5, "10.00"));
        open("previews/" + preview);
        assertThat(answer()).contains("There nothing has changed since");
    }

    @Test
    void moreThanAThousandAreNotToldApart() {
        RecordsOfATest very = new RecordsOfATest();
        for (int i = 0; i < 1_500; i++) {
            very.record("n-" + i, "{\"name\":\"Never seen %d\"}".formatted(i));
        }
        UUID preview = aPreviewAt("monday", very);
        open("previews/" + preview);
        assertThat(answer()).contains("There 1,000+ records");
    }

    @Test
    void aSystemThatCannotTellSaysSo() {
        UUID preview = aPreviewOfChanges();
        open("previews/" + preview);
        assertThat(answer()).contains("This system can't say what has changed since");
    }

    @Test
    void aSystemThatDoesNotAnswerIsNamedWithItsReason() {
        UUID preview = aPreviewAt(
                "monday", changed().failingAt(0, new SourceFault(SourceFault.Kind.AWAY, "The shop does not answer.")));
        open("previews/" + preview);
        assertThat(answer()).contains("It could not be asked. The shop does not answer.");
    }

    @Test
    void whatIsDecidedIsNotAskedForAndSupportersDoNotAsk() {
        UUID preview = aPreviewAt("monday", changed());
        signIn("Sue Port", Role.SUPPORT);
        open("previews/" + preview);
        assertThat(asks()).isFalse();
        signInAs("Test User");
        approveAndApply(preview);
        open("previews/" + preview);
        assertThat(asks()).isFalse();
    }

    private RecordsOfATest records = new RecordsOfATest();

    /** 30 products as stored but one, which the preview changes; and what the source says has changed after that. */
    private UUID aPreviewAt(String watermark, RecordsOfATest since) {
        connection = sources.connect(new RecordsOfATest().products(30, "10.00"));
        approveAndApply(request(connection));
        records = new RecordsOfATest()
                .products(29, "10.00")
                .record("p-000029", "{\"name\":\"Product 29\",\"price\":\"12.00\",\"stock\":7}")
                .at(watermark)
                .changed(since);
        sources.replace(connection, records);
        UUID preview = request(connection);
        work().all();
        return preview;
    }

    /** Two that changed, one that is new, the one that the preview knows, one that is as it was; the first one twice. */
    private static RecordsOfATest changed() {
        return new RecordsOfATest()
                .record("p-000001", "{\"name\":\"Product 1\",\"price\":\"11.00\",\"stock\":7}")
                .record("p-000002", "{\"name\":\"Product 2\",\"price\":\"10.00\",\"stock\":6}")
                .record("new", "{\"name\":\"New\"}")
                .record("p-000029", "{\"name\":\"Product 29\",\"price\":\"12.00\",\"stock\":7}")
                .record("p-000003", "{\"name\":\"Product 3\",\"price\":\"10.00\",\"stock\":7}")
                .record("p-000001", "{\"name\":\"Product 1\",\"price\":\"11.00\",\"stock\":7}");
    }

    private String answer() {
        test(button("Ask the source")).click();
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            catchUp();
            return button("Ask the source").isEnabled();
        });
        return $view(SourceAge.class).single().getElement().getTextRecursively();
    }

    private boolean asks() {
        return $view(Button.class)
                .withCondition(button -> button.getText().equals("Ask the source"))
                .exists();
    }
}
