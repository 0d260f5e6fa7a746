package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.LinkPurpose;
import com.mantisnxt.sync.account.Members;
import com.mantisnxt.sync.account.NewMember;
import com.mantisnxt.sync.account.OneTimeLinks;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;

/** Asks for a new person, and ends with the link by which they choose their password. */
final class NewUserDialog extends Dialog {

    private final transient Members members;
    private final transient OneTimeLinks links;
    private final transient Runnable done;
    private final TextField name = new TextField();
    private final EmailField email = new EmailField();
    private final Select<Role> role = new Select<>();

    NewUserDialog(Members members, OneTimeLinks links, Runnable done) {
        this.members = members;
        this.links = links;
        this.done = done;
        setHeaderTitle(getTranslation("admin.users.new"));
        name.setLabel(getTranslation("admin.users.name"));
        email.setLabel(getTranslation("admin.users.email"));
        role.setLabel(getTranslation("admin.users.role"));
        role.setItems(Role.values());
        role.setItemLabelGenerator(value -> getTranslation("admin.users.role." + value.label()));
        role.setValue(Role.OPERATOR);
        Div form = new Div(name, email, role);
        form.addClassName("sc-form");
        add(form);
        var create = new Button(getTranslation("admin.tokens.create"), event -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("admin.cancel"), event -> close()), create);
    }

    private void create() {
        boolean isMade = Feedback.tried(() -> {
            UUID made = members.create(new NewMember(email.getValue(), name.getValue(), role.getValue()));
            new LinkDialog(name.getValue(), LinkPurpose.SET_PASSWORD, links.make(made, LinkPurpose.SET_PASSWORD))
                    .open();
        });
        if (isMade) {
            close();
            done.run();
        }
    }
}
