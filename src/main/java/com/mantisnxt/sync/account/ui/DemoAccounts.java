package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.SignInHints.Hint;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** The accounts of a demo, for anybody to read and type. */
final class DemoAccounts extends Section {

    DemoAccounts(List<Hint> hints) {
        addClassName("sc-demo");
        var list = new UnorderedList();
        hints.forEach(hint -> list.add(line(hint)));
        add(new H2(getTranslation("account.sign-in.demo")), list);
    }

    private static ListItem line(Hint hint) {
        return new ListItem(
                new Span(hint.label() + ": "), new Code(hint.email()), new Span(" / "), new Code(hint.password()));
    }
}
