package com.mantisnxt.sync.alert.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.alert.AlertRules;
import com.mantisnxt.sync.alert.RuleSetting;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules as an administrator sets them. */
class AlertRulesTest extends ViewTest {

    @Autowired
    private AlertRules rules;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    private RuleSetting kept(String code) {
        return rules.all().stream()
                .filter(setting -> setting.rule().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<Button> saves() {
        return $(Button.class).withText("Save").all().stream()
                .filter(Button::isVisible)
                .toList();
    }

    private TextField field(String label) {
        return $(TextField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLimitIsKeptWhenItIsSavedAndTheTrailSaysSo() {
        open("alerts?show=rules");
        assertThat(saves()).as("nothing to save").isEmpty();
        test(field("Fewer than (items a minute)")).setValue("25");
        test(saves().getFirst()).click();
        assertThat(kept("sync-slow").limits()).containsExactly(25, 5);
        assertThat(saves()).isEmpty();
        try (Session session = database.asApplication(organisation.id())) {
            assertThat(
                            session.values(
                                    String.class,
                                    "select details ->> 'after' from sync_console.audit_event where action = 'alert_rule_changed'"))
                    .containsExactly("on [25, 5]");
        }
    }

    @Test
    void aLimitThatMakesNoSenseIsRefusedAtItsField() {
        open("alerts?show=rules");
        TextField minutes = field("Over (minutes)");
        test(minutes).setValue("61");
        test(saves().getFirst()).click();
        assertThat(minutes.isInvalid()).isTrue();
        assertThat(minutes.getErrorMessage()).isEqualTo("A whole number from 1 to 60.");
        test(minutes).setValue("");
        test(saves().getFirst()).click();
        assertThat(minutes.getErrorMessage()).isEqualTo("A whole number, please.");
        assertThat(kept("sync-slow").limits()).containsExactly(10, 5);
    }

    @Test
    void aRuleIsSwitchedOff() {
        open("alerts?show=rules");
        Checkbox failed = $(Checkbox.class).all().stream()
                .filter(box -> "Sync failed".equals(box.getLabel()))
                .findFirst()
                .orElseThrow();
        test(failed).click();
        test(saves().getFirst()).click();
        assertThat(kept("sync-failed").enabled()).isFalse();
        open("alerts");
        assertThat(text()).contains("No alert is open").doesNotContain("Sync failed");
    }
}
