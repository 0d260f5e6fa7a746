package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.AlertRow;
import com.mantisnxt.sync.alert.RuleSetting;
import com.mantisnxt.sync.base.ui.EmptyState;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The alerts that are open. Cards stay in their place while they change, so that nobody loses the focus. */
final class OpenPart extends Div {

    private static final int STEP = 100;

    private final transient AlertServices services;
    private final Paragraph heard = new Paragraph();
    private final UnorderedList list = new UnorderedList();
    private final NativeButton more = new NativeButton();
    private final UnheardPart unheard;
    private final MutesPart mutes;
    private final Div empty = new Div();
    private final Map<UUID, AlertCard> cards = new LinkedHashMap<>();
    private int most = STEP;

    OpenPart(AlertServices services) {
        this.services = services;
        addClassName("alert-open");
        heard.addClassNames("sc-small", "alert-heard");
        heard.getElement().setAttribute("role", "status");
        list.addClassName("alert-list");
        list.getElement().setAttribute("aria-label", getTranslation("alert.show.open"));
        more.addClassName("sc-button");
        more.addClickListener(event -> {
            most += STEP;
            refresh();
        });
        unheard = new UnheardPart(services);
        mutes = new MutesPart(services, this::refresh);
        add(unheard, heard, list, more, empty, mutes);
        refresh();
    }

    void refresh() {
        List<AlertRow> all = services.alerts().open();
        List<AlertRow> rows = all.subList(0, Math.min(most, all.size()));
        Set<UUID> shown = rows.stream().map(AlertRow::id).collect(Collectors.toSet());
        cards.entrySet().removeIf(card -> {
            boolean isGone = !shown.contains(card.getKey());
            if (isGone) {
                list.remove(card.getValue());
            }
            return isGone;
        });
        for (int i = 0; i < rows.size(); i++) {
            place(rows.get(i), i);
        }
        more.setVisible(rows.size() < all.size());
        more.setText(getTranslation("alert.more", all.size() - rows.size()));
        list.setVisible(!all.isEmpty());
        heard.setText(counted(all));
        empty.removeAll();
        if (all.isEmpty()) {
            empty.add(nothing());
        }
        unheard.refresh();
        mutes.refresh();
    }

    private void place(AlertRow row, int index) {
        AlertCard card = cards.computeIfAbsent(row.id(), id -> new AlertCard(services, this::refresh));
        card.show(row);
        if (list.getChildren().skip(index).findFirst().filter(card::equals).isEmpty()) {
            list.remove(card);
            list.addComponentAtIndex(index, card);
        }
    }

    private String counted(List<AlertRow> all) {
        if (all.isEmpty()) {
            return "";
        }
        long calling = all.stream()
                .filter(alert -> alert.calls(services.clock().instant()))
                .count();
        return getTranslation(all.size() == 1 ? "alert.count.one" : "alert.count", all.size(), calling);
    }

    /** What is watched, so that nothing to see is no riddle. */
    private EmptyState nothing() {
        var words = new AlertWords(this);
        var watched = new UnorderedList();
        watched.addClassName("alert-watched");
        services.rules().all().stream()
                .filter(RuleSetting::enabled)
                .forEach(rule -> watched.add(new ListItem(words.rule(rule.rule().code()))));
        var looked = new Paragraph();
        looked.addClassName("sc-small");
        services.alerts()
                .lastLook()
                .ifPresentOrElse(
                        at -> {
                            looked.add(new Span(getTranslation("alert.looked") + " "));
                            looked.getElement().appendChild(AlertWords.ago(at));
                        },
                        () -> looked.setText(getTranslation("alert.looked.never")));
        return new EmptyState(getTranslation("alert.empty.title"), getTranslation("alert.empty.text"), watched, looked);
    }
}
