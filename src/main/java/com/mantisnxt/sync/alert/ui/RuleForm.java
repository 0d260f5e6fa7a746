package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.RuleSetting;
import com.mantisnxt.sync.alert.rule.RuleSpec;
import com.mantisnxt.sync.alert.rule.RuleSpec.Limit;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;

/** One rule: on or off, and its limits with their units. */
final class RuleForm extends Div {

    private static final int DIGITS = 9;

    private final transient AlertServices services;
    private final transient RuleSpec rule;
    private transient RuleSetting kept;
    private final Checkbox enabled = new Checkbox();
    private final List<TextField> limits = new ArrayList<>();
    private final Button save = new Button(getTranslation("alert.rules.save"), event -> save());

    RuleForm(AlertServices services, RuleSetting setting) {
        this.services = services;
        this.rule = setting.rule();
        this.kept = setting;
        addClassName("alert-rule");
        getElement().setAttribute("role", "group");
        String title = getTranslation("alert.rule." + rule.code());
        getElement().setAttribute("aria-label", title);
        enabled.setLabel(title);
        enabled.setValue(setting.enabled());
        enabled.setReadOnly(!services.mayAdminister());
        enabled.addValueChangeListener(event -> changed());
        var about = new Paragraph(getTranslation("alert.rule." + rule.code() + ".text"));
        about.addClassNames("sc-small", "alert-rule-text");
        var fields = new Div();
        fields.addClassName("alert-limits");
        for (int i = 0; i < rule.limits().size(); i++) {
            fields.add(field(rule.limits().get(i), setting.limits().get(i)));
        }
        save.setVisible(false);
        save.setAriaLabel(getTranslation("alert.rules.save") + ": " + title);
        fields.add(save);
        add(enabled, about, fields);
    }

    private TextField field(Limit limit, int value) {
        var field = new TextField(getTranslation("alert.limit." + limit.name()));
        field.setValue(String.valueOf(value));
        field.setAllowedCharPattern("[0-9]");
        field.setMaxLength(DIGITS);
        field.getElement().setAttribute("inputmode", "numeric");
        field.setHelperText(getTranslation("alert.limit.usual", String.valueOf(limit.usual())));
        field.setReadOnly(!services.mayAdminister());
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addValueChangeListener(event -> changed());
        limits.add(field);
        return field;
    }

    private void changed() {
        limits.forEach(field -> field.setInvalid(false));
        boolean isChanged = enabled.getValue() != kept.enabled();
        for (int i = 0; i < limits.size(); i++) {
            isChanged |= !limits.get(i)
                    .getValue()
                    .strip()
                    .equals(String.valueOf(kept.limits().get(i)));
        }
        save.setVisible(isChanged);
    }

    private void save() {
        List<Integer> wanted = new ArrayList<>();
        for (TextField field : limits) {
            String text = field.getValue().strip();
            if (!text.matches("[0-9]{1,9}")) {
                refuse(field, getTranslation("alert.limit.no-number"));
                return;
            }
            wanted.add(Integer.valueOf(text));
        }
        try {
            services.rules().set(rule.code(), enabled.getValue(), wanted);
            kept = new RuleSetting(rule, enabled.getValue(), wanted);
            changed();
            Feedback.say(getTranslation("alert.rules.saved"));
        } catch (Refused refused) {
            refused(refused);
        }
    }

    private void refused(Refused refused) {
        for (int i = 0; i < limits.size(); i++) {
            if (rule.limits().get(i).name().equals(refused.field())) {
                refuse(limits.get(i), refused.reason());
                return;
            }
        }
        Feedback.refused(refused);
    }

    private static void refuse(TextField field, String why) {
        field.setInvalid(true);
        field.setErrorMessage(why);
        field.focus();
    }
}
