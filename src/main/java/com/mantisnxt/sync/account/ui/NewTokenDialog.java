package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks what a new token is for, and ends with the one sight of it. */
final class NewTokenDialog extends Dialog {

    private final transient ApiTokens tokens;
    private final transient Runnable done;
    private final TextField name = new TextField();
    private final CheckboxGroup<Scope> scopes = new CheckboxGroup<>();
    private final DatePicker expires = new DatePicker();

    NewTokenDialog(ApiTokens tokens, Runnable done) {
        this.tokens = tokens;
        this.done = done;
        setHeaderTitle(getTranslation("admin.tokens.new"));
        name.setLabel(getTranslation("admin.tokens.name"));
        name.setHelperText(getTranslation("admin.tokens.name.hint"));
        scopes.setLabel(getTranslation("admin.tokens.scopes"));
        scopes.setItems(Scope.values());
        scopes.setItemLabelGenerator(scope -> getTranslation("admin.tokens.scope." + scope.label()));
        scopes.setValue(Set.of(Scope.REPORT));
        expires.setLabel(getTranslation("admin.tokens.expires"));
        Div form = new Div(name, scopes, expires);
        form.addClassName("sc-form");
        add(form);
        var create = new Button(getTranslation("admin.tokens.create"), event -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("admin.cancel"), event -> close()), create);
    }

    private void create() {
        boolean isMade = Feedback.tried(() -> {
            var token = tokens.create(name.getValue(), scopes.getValue(), endOf(expires.getValue()));
            new ShownOnce(
                            getTranslation("admin.tokens.once.title", name.getValue()),
                            getTranslation("admin.tokens.once.text"),
                            token.value())
                    .open();
        });
        if (isMade) {
            close();
            done.run();
        }
    }

    private static @Nullable Instant endOf(@Nullable LocalDate day) {
        return day == null ? null : day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
