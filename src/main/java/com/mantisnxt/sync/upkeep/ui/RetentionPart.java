package com.mantisnxt.sync.upkeep.ui;

import static com.mantisnxt.sync.upkeep.ui.FactTable.number;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.upkeep.DryRun.Goes;
import com.mantisnxt.sync.upkeep.LogState;
import com.mantisnxt.sync.upkeep.LogState.Kept;
import com.mantisnxt.sync.upkeep.LogState.Leaving;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.OptionalInt;

/** How long the log is kept, what leaves next, and what would leave with another number. */
final class RetentionPart extends Section {

    private final transient UpkeepServices services;
    private final transient Kept kept;
    private final transient Runnable changed;
    private final TextField months = new TextField();
    private final Div answer = new Div();

    RetentionPart(UpkeepServices services, LogState state, Runnable changed) {
        this.services = services;
        this.kept = state.kept();
        this.changed = changed;
        addClassNames("sc-card", "sc-pad");
        months.setLabel(getTranslation("upkeep.retention.months"));
        months.setHelperText(getTranslation("upkeep.retention.minimum", kept.minimum()));
        months.setAllowedCharPattern("[0-9]");
        months.setMaxLength(3);
        months.getElement().setAttribute("inputmode", "numeric");
        months.setValue(String.valueOf(kept.months()));
        answer.getElement().setAttribute("role", "status");
        var tools = new Div(
                months,
                new Button(getTranslation("upkeep.retention.save"), event -> save()),
                new Button(getTranslation("upkeep.retention.dry-run"), event -> dryRun()));
        tools.addClassName("upkeep-tools");
        String archive = getTranslation(kept.isArchived() ? "upkeep.archive.on" : "upkeep.archive.off");
        add(
                new H2(getTranslation("upkeep.retention")),
                new Paragraph(
                        getTranslation("upkeep.retention.text", kept.notice().toDays()) + " " + archive),
                tools,
                answer);
        add(leaving(state.leaving()));
    }

    private Component leaving(List<Leaving> leaving) {
        if (leaving.isEmpty()) {
            return new Paragraph(getTranslation("upkeep.leaving.none"));
        }
        var part = new Div(new H3(getTranslation("upkeep.leaving")));
        for (Leaving one : leaving) {
            var line = new Div(new Code(one.name()), new Span(" "));
            line.add(
                    one.at() == null
                            ? new Span(getTranslation("upkeep.leaving.detached"))
                            : new Span(getTranslation("upkeep.leaving.at", Amounts.day(one.at()))));
            part.add(line);
        }
        return part;
    }

    private void dryRun() {
        wanted().ifPresentOrElse(
                        wanted -> Feedback.tried(
                                () -> show(wanted, services.dryRun().look(wanted))),
                        this::noNumber);
    }

    private void show(int wanted, List<Goes> goes) {
        answer.removeAll();
        if (goes.isEmpty()) {
            answer.add(new Paragraph(getTranslation("upkeep.dry-run.nothing", wanted)));
            return;
        }
        long bytes = goes.stream().mapToLong(one -> one.partition().bytes()).sum();
        answer.add(new Paragraph(getTranslation("upkeep.dry-run.goes", wanted, goes.size(), Amounts.bytes(bytes))));
        var table = new FactTable(
                getTranslation("upkeep.dry-run"),
                List.of(
                        getTranslation("upkeep.partitions.name"),
                        getTranslation("upkeep.dry-run.time"),
                        getTranslation("upkeep.dry-run.rows"),
                        getTranslation("upkeep.partitions.size")));
        goes.forEach(one -> table.row(
                new Code(one.partition().name()),
                new Span(Amounts.day(one.partition().lower()) + " – "
                        + Amounts.day(one.partition().upper())),
                number(rows(one)),
                number(Amounts.bytes(one.partition().bytes()))));
        answer.add(table);
    }

    private static String rows(Goes one) {
        Long exact = one.exact();
        return exact == null ? Amounts.about(one.partition().rows()) : Amounts.count(exact);
    }

    private void save() {
        wanted().ifPresentOrElse(
                        wanted -> {
                            if (wanted < kept.months()) {
                                confirm(wanted).open();
                            } else {
                                change(wanted);
                            }
                        },
                        this::noNumber);
    }

    private ConfirmDialog confirm(int wanted) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("upkeep.retention.shorter.title", wanted));
        dialog.setText(
                getTranslation("upkeep.retention.shorter.text", kept.notice().toDays()));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("upkeep.cancel"));
        dialog.setConfirmText(getTranslation("upkeep.retention.shorter.confirm"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(event -> change(wanted));
        return dialog;
    }

    private void change(int wanted) {
        try {
            services.retention().change(wanted);
            Feedback.say(getTranslation("upkeep.retention.saved"));
            changed.run();
        } catch (Refused refused) {
            months.setInvalid(true);
            months.setErrorMessage(refused.reason());
        }
    }

    private void noNumber() {
        months.setInvalid(true);
        months.setErrorMessage(getTranslation("upkeep.retention.no-number"));
    }

    private OptionalInt wanted() {
        months.setInvalid(false);
        String text = months.getValue().strip();
        return text.matches("[0-9]{1,3}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
