package com.mantisnxt.sync.alert.channel.ui;

import com.mantisnxt.sync.alert.channel.AlertChannel;
import com.mantisnxt.sync.alert.channel.ChannelDraft;
import com.mantisnxt.sync.alert.channel.ChannelKind;
import com.mantisnxt.sync.alert.channel.SigningSecret;
import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks where a channel leads and what it tells. What is secret is entered here and never shown again. */
final class ChannelDialog extends Dialog {

    private final transient ChannelServices services;
    private final transient Runnable done;
    private final @Nullable AlertChannel before;
    private final ChannelKind kind;
    private final TextField name = new TextField();
    private final TextField recipients = new TextField();
    private final TextField address = new TextField();
    private final TextField secret = new TextField();
    private final Checkbox criticalOnly = new Checkbox();
    private final Checkbox closed = new Checkbox();
    private final CheckboxGroup<String> rules = new CheckboxGroup<>();

    ChannelDialog(ChannelServices services, ChannelKind kind, Runnable done) {
        this(services, kind, null, done);
    }

    ChannelDialog(ChannelServices services, AlertChannel before, Runnable done) {
        this(services, before.kind(), before, done);
    }

    private ChannelDialog(ChannelServices services, ChannelKind kind, @Nullable AlertChannel before, Runnable done) {
        this.services = services;
        this.kind = kind;
        this.before = before;
        this.done = done;
        setHeaderTitle(before == null ? getTranslation("channels.new." + kind.label()) : before.name());
        setWidth("min(480px, 92vw)");
        label(name, "name");
        var form = new Div(name);
        form.addClassName("sc-form");
        form.add(kind == ChannelKind.MAIL ? mail() : webhook());
        rules(form);
        form.add(criticalOnly, closed);
        criticalOnly.setLabel(getTranslation("channels.critical"));
        closed.setLabel(getTranslation("channels.closed"));
        closed.setValue(true);
        add(form);
        fill();
        var save = new Button(getTranslation("channels.save"), event -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("admin.cancel"), event -> close()), save);
    }

    private TextField mail() {
        label(recipients, "recipients");
        return recipients;
    }

    private Div webhook() {
        label(address, "address");
        label(secret, "secret");
        // a browser would offer both to whoever fills in this form next
        address.getElement().setAttribute("autocomplete", "off");
        secret.getElement().setAttribute("autocomplete", "off");
        if (before != null) {
            address.setPlaceholder(getTranslation("channels.kept", before.host() + "/…"));
            secret.setPlaceholder(getTranslation("channels.kept", "…"));
        }
        var make = new Button(getTranslation("channels.make-secret"), event -> secret.setValue(SigningSecret.made()));
        var fields = new Div(address, secret, make);
        fields.addClassName("sc-form");
        return fields;
    }

    /** One that is no longer there stays on offer where it was chosen. */
    private void rules(Div form) {
        Stream<String> kept = before == null ? Stream.of() : before.rules().stream();
        List<String> codes =
                Stream.concat(services.rules().stream(), kept).distinct().toList();
        rules.addClassName("sc-ticks");
        rules.setLabel(getTranslation("channels.rules"));
        rules.setHelperText(getTranslation("channels.rules.hint"));
        rules.setItems(codes);
        rules.setItemLabelGenerator(code -> ruleName(this, code));
        form.add(rules);
    }

    /** A rule that is no longer there has no name. */
    static String ruleName(Component page, String code) {
        String name = page.getTranslation("alert.rule." + code);
        return name.startsWith("!") ? code : name;
    }

    private void fill() {
        if (before != null) {
            name.setValue(before.name());
            recipients.setValue(String.join(", ", before.recipients()));
            criticalOnly.setValue(before.criticalOnly());
            closed.setValue(before.tellsClosed());
            rules.setValue(Set.copyOf(before.rules()));
        }
    }

    private void label(TextField field, String key) {
        field.setLabel(getTranslation("channels." + key));
        field.setHelperText(getTranslation("channels." + key + ".hint"));
    }

    private void save() {
        Stream.of(name, recipients, address, secret).forEach(field -> field.setInvalid(false));
        try {
            if (before == null) {
                services.channels().create(draft());
            } else {
                services.channels().update(before.id(), before.version(), draft());
            }
            close();
            done.run();
        } catch (InvalidInput invalid) {
            wrong(invalid);
        } catch (Refused refused) {
            Feedback.refused(refused);
        }
    }

    private void wrong(InvalidInput invalid) {
        TextField field = switch (String.valueOf(invalid.field())) {
            case "name" -> name;
            case "recipients" -> recipients;
            case "address" -> address;
            case "secret" -> secret;
            default -> null;
        };
        if (field == null) {
            Feedback.refused(invalid);
            return;
        }
        field.setErrorMessage(invalid.reason());
        field.setInvalid(true);
        field.focus();
    }

    private ChannelDraft draft() {
        List<String> entered = Arrays.stream(recipients.getValue().split("[\\s,;]+"))
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
        return new ChannelDraft(
                kind,
                name.getValue(),
                entered,
                address.getValue(),
                secret.getValue(),
                criticalOnly.getValue(),
                rules.getValue().stream().sorted().toList(),
                closed.getValue(),
                before == null || before.isEnabled());
    }
}
