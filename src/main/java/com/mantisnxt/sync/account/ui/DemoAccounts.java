package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.SignInHints.Hint;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** The accounts of a demo, for anybody to read and type. */
final class DemoAccounts extends Section {

    DemoAccounts(List<Hint> hints) {
        addClassName("sc-demo");
        var list = new UnorderedList();
        hints.forEach(hint -> list.add(new ListItem(new Span(hint.label()), new Code(hint.email()))));
        add(new H2(getTranslation("account.sign-in.demo")), list);
        hints.stream().map(Hint::password).distinct().forEach(this::password);
    }

    private void password(String password) {
        var line = new Paragraph(new Span(getTranslation("account.sign-in.demo.password")), new Code(password));
        line.addClassName("sc-demo-password");
        add(line);
    }
}
