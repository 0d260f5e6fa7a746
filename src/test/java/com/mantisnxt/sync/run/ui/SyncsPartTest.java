package com.mantisnxt.sync.run.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.EntitySetup;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.run.Rhythm;
import com.mantisnxt.sync.run.SyncSettings;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The syncs of a connection, on its page. */
class SyncsPartTest extends ViewTest {

    @Autowired
    private Connections connections;

    @Autowired
    private SyncSettings settings;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 3 * * *       | Daily at 03:30
            5 14 * * MON-FRI | On weekdays at 14:05
            5 14 * * 1-5     | On weekdays at 14:05
            0 8 * * sun      | On Sundays at 08:00
            0 8 1 * *        | On day 1 of the month at 08:00
            */5 * * * *      | At the times of */5 * * * *
            0 8 1 * MON      | At the times of 0 8 1 * MON
            0 8 * * MON,WED  | At the times of 0 8 * * MON,WED
            """)
    void aCalendarHasWords(String cron, String words) {
        assertThat(words(Rhythm.Calendar.of(cron, "UTC"))).isEqualTo(words);
    }

    @Test
    void anIntervalAndNothingHaveWordsAndAnotherZoneIsNamed() {
        assertThat(words(new Rhythm.Every(Duration.ofMinutes(15)))).isEqualTo("Every 15 minutes");
        assertThat(words(new Rhythm.Every(Duration.ofMinutes(60)))).isEqualTo("Every hour");
        assertThat(words(new Rhythm.Every(Duration.ofDays(2)))).isEqualTo("Every 2 days");
        assertThat(words(new Rhythm.Every(Duration.ofMinutes(90)))).isEqualTo("Every 90 minutes");
        assertThat(words(Rhythm.Calendar.of("0 8 * * *", "Asia/Tokyo")))
                .startsWith("Daily at 08:00 (")
                .contains("Japan");
    }

    private String words(Rhythm rhythm) {
        open("connections");
        return new RhythmWords(new Span(), ZoneId.of("UTC")).of(rhythm);
    }

    @Test
    void aScheduleIsEnteredAndShownInWords() {
        UUID connection = aConnection(EntityType.PRODUCT, EntityType.ORDER);
        open("connections/" + connection);
        assertThat(texts("sync-rhythm")).containsExactly("When somebody asks", "When somebody asks");
        assertThat(texts("sync-never")).hasSize(2);
        test(button("Settings: Products")).click();
        select("What is found").setValue(true);
        select("Runs").setValue(select("Runs").getListDataView().getItem(1));
        test(field("Minutes")).setValue("30");
        test(field("Everything, hours")).setValue("12");
        assertThat(field("Deletions, hours").getValue()).isEqualTo("24");
        test(field("Deletions, hours")).setValue("6");
        test(field("Records at once")).setValue("200");
        test(inSettings("Save")).click();
        var kept = settings.of(connection).get(EntityType.PRODUCT);
        assertThat(kept).isNotNull();
        assertThat(kept.rhythm()).isEqualTo(new Rhythm.Every(Duration.ofMinutes(30)));
        assertThat(kept.appliesItself()).isTrue();
        assertThat(kept.everything()).isEqualTo(Duration.ofHours(12));
        assertThat(kept.deletions()).isEqualTo(Duration.ofHours(6));
        assertThat(kept.batch()).isEqualTo(200);
        assertThat(texts("sync-rhythm")).containsExactly("Every 30 minutes", "When somebody asks");
        assertThat(texts("sync-next").getFirst()).startsWith("Applies itself · next");
    }

    @Test
    void whatCanNotBeIsSaidAtItsField() {
        open("connections/" + aConnection(EntityType.PRODUCT));
        test(button("Settings: Products")).click();
        select("Runs").setValue(select("Runs").getListDataView().getItem(2));
        test(field("Times")).setValue("every morning");
        Button save = inSettings("Save");
        test(save).click();
        assertThat(field("Times").getErrorMessage()).contains("no cron expression");
        test(field("Times")).setValue("0 6 * * *");
        test(field("Time zone")).setValue("Atlantis");
        test(save).click();
        assertThat(field("Time zone").isInvalid()).isTrue();
        test(field("Time zone")).setValue("Europe/Berlin");
        test(field("Tries")).setValue("101");
        test(save).click();
        assertThat(field("Tries").getErrorMessage()).isEqualTo("It is tried 0 to 100 times more.");
        test(field("Tries")).setValue("");
        test(field("Records at once")).setValue("5001");
        test(save).click();
        assertThat(field("Records at once").getErrorMessage()).isEqualTo("A batch has 1 to 5,000 records.");
        test(field("Records at once")).setValue("");
        test(field("Deletions, hours")).setValue("9000");
        test(save).click();
        assertThat(field("Deletions, hours").isInvalid()).isTrue();
    }

    @Test
    void howMuchTheSystemIsToBearIsSet() {
        UUID connection = aConnection(EntityType.PRODUCT);
        open("connections/" + connection);
        test(field("Requests a minute")).setValue("90");
        test(field("Kinds at once")).setValue("9");
        Button save = $(Button.class).withText("Save the pace").single();
        test(save).click();
        assertThat(field("Kinds at once").getErrorMessage()).isEqualTo("1 to 8 kinds are worked on at once.");
        assertThat(field("Requests a minute").isInvalid()).isFalse();
        test(field("Kinds at once")).setValue("3");
        test(save).click();
        open("connections/" + connection);
        assertThat(field("Requests a minute").getValue()).isEqualTo("90");
        assertThat(field("Kinds at once").getValue()).isEqualTo("3");
    }

    @Test
    void aSyncIsBegunByHand() {
        UUID connection = aConnection(EntityType.PRODUCT);
        open("connections/" + connection);
        test(button("Sync now: Products")).click();
        assertThat(texts("sync-never")).isEmpty();
        try (Session session = database.asApplication(organisation.id())) {
            assertThat(session.count("select count(*) from sync_console.run where kind_code = 3 and state_code = 1"))
                    .isEqualTo(1);
        }
    }

    @Test
    void whatKeepsASyncFromGoingOnIsSaidUntilItIsOver() {
        UUID connection = aConnection(EntityType.PRODUCT, EntityType.CATEGORY);
        open("connections/" + connection);
        test(button("Sync now: Products")).click();
        try (Session session = database.asApplication(organisation.id())) {
            session.run("update sync_console.run set held_for = 'Categories come first'");
            open("");
            open("connections/" + connection);
            assertThat(texts("sync-waits")).containsExactly("Categories come first");
            session.run("update sync_console.run set state_code = 6, ended_at = now()");
            open("");
            open("connections/" + connection);
            assertThat(texts("sync-waits")).isEmpty();
        }
    }

    private UUID aConnection(EntityType... entities) {
        ObjectNode none = JsonMapper.shared().createObjectNode();
        List<EntitySetup> setups = Arrays.stream(entities)
                .map(entity -> new EntitySetup(
                        entity,
                        true,
                        JsonMapper.shared().createObjectNode().put("id", "/id").put("origin", "upload"),
                        JsonMapper.shared().createArrayNode()))
                .toList();
        return connections.create(new ConnectionDraft("Shop", SourceSystem.CUSTOM, null, none, Secrets.none(), setups));
    }

    private List<String> texts(String className) {
        return $(Span.class).withClassName(className).all().stream()
                .map(span -> span.getElement().getTextRecursively())
                .toList();
    }

    /** The connection's own form has one of that name too. */
    private Button inSettings(String text) {
        return $(Button.class).withText(text).all().stream()
                .filter(button -> button.findAncestor(SyncSettingForm.class) != null)
                .findFirst()
                .orElseThrow();
    }

    private Button button(String label) {
        return $(Button.class).all().stream()
                .filter(button -> button.getAriaLabel().filter(label::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private TextField field(String label) {
        return $(TextField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private Select<Object> select(String label) {
        return (Select<Object>) (Component) $(Select.class).all().stream()
                .filter(select -> label.equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
    }
}
