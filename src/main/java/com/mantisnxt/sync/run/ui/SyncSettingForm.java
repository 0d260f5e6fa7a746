package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.BrowserZone;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.run.SyncOverview;
import com.mantisnxt.sync.run.SyncSetting;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks how one kind of record is to come. */
final class SyncSettingForm extends Div {

    private final transient Consumer<SyncSetting> chosen;
    private final transient Runnable closed;
    private final Select<Boolean> mode = new Select<>();
    private final RhythmFields rhythm;
    private final Checkbox stopped = new Checkbox();
    private final Map<String, TextField> numbers = new HashMap<>();

    /** @param closed when nothing is to be changed */
    SyncSettingForm(SyncOverview.Line line, Consumer<SyncSetting> chosen, Runnable closed) {
        this.chosen = chosen;
        this.closed = closed;
        SyncSetting setting = line.setting();
        mode.setLabel(getTranslation("syncs.field.mode"));
        mode.setHelperText(getTranslation("syncs.hint.mode"));
        mode.setItems(false, true);
        mode.setItemLabelGenerator(itself -> getTranslation(itself ? "syncs.mode.itself" : "syncs.mode.people"));
        mode.setValue(setting.appliesItself());
        rhythm = new RhythmFields(setting.rhythm(), BrowserZone.of(UI.getCurrent()));
        stopped.setLabel(getTranslation("syncs.field.stopped"));
        stopped.setValue(setting.isStopped());
        var pace = new Div(
                number(
                        "deletions",
                        setting.deletions() == null ? null : setting.deletions().toHours()),
                number("everything", setting.everything().toHours()),
                number(
                        "longest",
                        setting.longest() == null ? null : setting.longest().toMinutes()),
                number("tries", setting.tries()),
                number("batch", setting.batch()));
        pace.addClassName("sc-form-row");
        addClassNames("sc-form", "sync-settings");
        Button save = new Button(getTranslation("syncs.settings.save"), event -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        var acts = new Div(save, new Button(getTranslation("syncs.settings.cancel"), event -> closed.run()));
        acts.addClassName("sync-acts");
        add(mode, rhythm, stopped, pace, acts);
    }

    private TextField number(String name, @Nullable Number value) {
        var field = new TextField();
        field.setLabel(getTranslation("syncs.field." + name));
        field.setHelperText(getTranslation("syncs.hint." + name));
        field.setAllowedCharPattern("[0-9]");
        field.getElement().setAttribute("inputmode", "numeric");
        field.setValue(value == null ? "" : value.toString());
        numbers.put(name, field);
        return field;
    }

    private void save() {
        numbers.values().forEach(field -> field.setInvalid(false));
        rhythm.clearFaults();
        try {
            chosen.accept(read());
        } catch (InvalidInput refused) {
            if (!rhythm.show(refused) && !show(refused)) {
                Feedback.refused(refused);
            }
        } catch (Refused refused) {
            Feedback.refused(refused);
        }
    }

    private SyncSetting read() {
        Integer everything = value("everything");
        Integer deletions = value("deletions");
        Integer longest = value("longest");
        return new SyncSetting(
                mode.getValue(),
                rhythm.read(),
                stopped.getValue(),
                everything == null ? SyncSetting.USUAL.everything() : Duration.ofHours(everything),
                deletions == null ? null : Duration.ofHours(deletions),
                value("tries"),
                longest == null ? null : Duration.ofMinutes(longest),
                value("batch"));
    }

    /** What is no number is too large for one. */
    private @Nullable Integer value(String name) {
        String text = Objects.requireNonNull(numbers.get(name)).getValue().strip();
        try {
            return text.isEmpty() ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }

    private boolean show(InvalidInput refused) {
        TextField field = numbers.get(String.valueOf(refused.field()));
        if (field != null) {
            field.setErrorMessage(refused.reason());
            field.setInvalid(true);
            field.focus();
        }
        return field != null;
    }
}
