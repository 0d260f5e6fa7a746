package com.mantisnxt.sync.preview.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.connector.ConnectionDraft;
import com.mantisnxt.sync.connector.Connections;
import com.mantisnxt.sync.connector.Secrets;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.Guardrails;
import com.mantisnxt.sync.preview.plan.PreviewSettings;
import com.mantisnxt.sync.preview.plan.Warning;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** The settings of previews, on the pages of connections. */
class SettingsPartTest extends ViewTest {

    @Autowired
    private Connections connections;

    @Autowired
    private PreviewSettings settings;

    @Autowired
    private Guardrails guardrails;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @Test
    void whatIsEnteredIsKeptAndShownAgain() {
        UUID connection = aConnection();
        open("connections/" + connection);
        test(field("Can be approved for")).setValue("2");
        unit().setValue(ChronoUnit.DAYS);
        test(field("Items in a batch")).setValue("250");
        test(field("Deletions over (% of records)")).setValue("7.5");
        action(0).setValue(Guardrail.Action.FORBID);
        action(2).setValue(Guardrail.Action.OFF);
        test(button("Save settings")).click();
        assertThat(settings.of(connection)).isEqualTo(new PreviewSettings.OfConnection(Duration.ofDays(2), 250));
        assertThat(guardrails.of(connection))
                .extracting(Guardrail::kind, Guardrail::action)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Warning.DELETES, Guardrail.Action.FORBID),
                        org.assertj.core.groups.Tuple.tuple(Warning.PRICE_CHANGE, Guardrail.Action.WARN),
                        org.assertj.core.groups.Tuple.tuple(Warning.STOCK_TO_ZERO, Guardrail.Action.OFF));
        open("connections");
        open("connections/" + connection);
        assertThat(field("Can be approved for").getValue()).isEqualTo("2");
        assertThat(field("Deletions over (% of records)").getValue()).isEqualTo("7.5");
        assertThat(action(2).getValue()).isEqualTo(Guardrail.Action.OFF);
    }

    @Test
    void whatCanNotBeIsSaidAtItsField() {
        open("connections/" + aConnection());
        assertBlamed(
                "Can be approved for",
                "8",
                "Previews can be approved for 5 minutes to 7 days.",
                () -> unit().setValue(ChronoUnit.DAYS));
        assertBlamed(
                "Can be approved for", "99999999999", "Previews can be approved for 5 minutes to 7 days.", () -> {});
        assertBlamed(
                "Items in a batch",
                "5001",
                "A batch has 1 to 5,000 items.",
                () -> field("Can be approved for").clear());
        assertBlamed(
                "Price change over (%)",
                "1.2.3",
                "Enter a number, such as 2 or 2.5.",
                () -> field("Items in a batch").clear());
    }

    @Test
    void theOrganisationsDefaultIsSetAmongAllConnections() {
        open("connections");
        test(field("Can be approved for")).setValue("90");
        unit().setValue(ChronoUnit.MINUTES);
        test(button("Save default")).click();
        assertThat(settings.ofOrganisation()).isEqualTo(Duration.ofMinutes(90));
        open("connections/" + aConnection());
        assertThat(field("Can be approved for").getHelperText()).contains("as for the whole organisation, 90 minutes");
    }

    private void assertBlamed(String label, String value, String message, Runnable before) {
        before.run();
        test(field(label)).setValue(value);
        test(button("Save settings")).click();
        assertThat(field(label).isInvalid()).isTrue();
        assertThat(field(label).getErrorMessage()).isEqualTo(message);
    }

    private UUID aConnection() {
        return connections.create(new ConnectionDraft(
                "Shop " + UUID.randomUUID(),
                SourceSystem.CUSTOM,
                "https://shop.example",
                JsonMapper.shared().createObjectNode().put("auth", "none"),
                Secrets.none(),
                List.of()));
    }

    private TextField field(String label) {
        return $view(TextField.class)
                .withCondition(field -> label.equals(field.getLabel()))
                .single();
    }

    private Button button(String text) {
        return $view(Button.class).withText(text).single();
    }

    @SuppressWarnings("unchecked")
    private Select<ChronoUnit> unit() {
        return $view(Select.class)
                .withCondition(select -> "Unit".equals(select.getLabel()))
                .single();
    }

    @SuppressWarnings("unchecked")
    private Select<Guardrail.Action> action(int index) {
        return (Select<Guardrail.Action>) $view(Select.class)
                .withCondition(select -> "Then".equals(select.getLabel()))
                .all()
                .get(index);
    }
}
