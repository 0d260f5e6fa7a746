package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.connector.Connection;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The connections that match, a hundred at a time; where there are more than a few, they can be searched. */
final class ConnectionList extends Div {

    private static final int STEP = 100;
    private static final int FEW = 10;

    private final transient ConnectionServices services;
    private final TextField search = new TextField();
    private final Paragraph found = new Paragraph();
    private final Div body = new Div();
    private final UnorderedList list = new UnorderedList();
    private final NativeButton more = new NativeButton();
    private transient List<Connection> matching = List.of();

    /** @param searched told what is looked for */
    ConnectionList(ConnectionServices services, Consumer<String> searched) {
        this.services = services;
        addClassName("connection-search");
        search.setPlaceholder(getTranslation("connections.search"));
        search.setAriaLabel(getTranslation("connections.search"));
        search.setClearButtonVisible(true);
        search.setMaxLength(255);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(250);
        search.getElement().setAttribute("data-search", true);
        search.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                searched.accept(event.getValue().strip());
            }
        });
        found.addClassName("sc-small");
        found.getElement().setAttribute("role", "status");
        list.addClassName("connection-list");
        list.getElement().setAttribute("aria-label", getTranslation("connections.title"));
        more.addClassName("sc-button");
        more.addClickListener(event -> extend());
        var head = new Div(search, found);
        head.addClassName("connection-search-head");
        add(head, body);
    }

    void show(List<Connection> all, String text) {
        if (!search.getValue().strip().equals(text)) {
            search.setValue(text);
        }
        matching = text.isEmpty()
                ? all
                : all.stream().filter(each -> matches(each, text)).toList();
        boolean isSearchable = all.size() > FEW || !text.isEmpty();
        search.setVisible(isSearchable);
        found.setVisible(!text.isEmpty());
        found.setText(getTranslation("connections.found", number(matching.size()), number(all.size())));
        list.removeAll();
        body.removeAll();
        if (matching.isEmpty()) {
            body.add(new EmptyState(
                    getTranslation("connections.none.title"), getTranslation("connections.none.text", text)));
        } else {
            body.add(list, more);
            extend();
        }
    }

    /** By its name, its address or the kind of system. */
    private boolean matches(Connection connection, String text) {
        String url = connection.baseUrl();
        return (connection.name() + "\n" + (url == null ? "" : url) + "\n"
                        + getTranslation("connector." + connection.system().label()))
                .toLowerCase(Locale.ROOT)
                .contains(text.toLowerCase(Locale.ROOT));
    }

    private void extend() {
        int from = (int) list.getChildren().count();
        matching.stream()
                .skip(from)
                .limit(STEP)
                .forEach(connection -> list.add(new ListItem(new ConnectionCard(connection, services.parts()))));
        int left = matching.size() - Math.min(matching.size(), from + STEP);
        more.setVisible(left > 0);
        more.setText(getTranslation("connections.more", number(Math.min(left, STEP))));
    }

    private String number(int count) {
        return NumberFormat.getIntegerInstance(getLocale()).format(count);
    }
}
