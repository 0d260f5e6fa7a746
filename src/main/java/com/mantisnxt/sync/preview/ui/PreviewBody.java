package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.ItemSearch;
import com.mantisnxt.sync.preview.PreviewItem;
import com.mantisnxt.sync.preview.PreviewRow;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A preview's head, its items of one kind, and the one that stands open. */
final class PreviewBody extends Div {

    private final PreviewServices services;
    private final Consumer<PreviewPlace> goTo;
    private final PreviewHead head;
    private final KindChips chips;
    private final TextField search = new TextField();
    private final Paragraph deletions = new Paragraph();
    private final ItemList list;
    private final ItemPanel panel;
    private final ItemLayout layout;
    private PreviewPlace place = PreviewPlace.START;
    private ChangeKind kind = ChangeKind.UPDATED;
    private @Nullable PreviewPlace listed;

    PreviewBody(PreviewServices services, PreviewStates states, Consumer<PreviewPlace> goTo) {
        this.services = services;
        this.goTo = goTo;
        head = new PreviewHead(services);
        chips = new KindChips(chosen -> goTo.accept(place.with(chosen)));
        list = new ItemList(services.items(), states, item -> goTo.accept(place.at(kind, item.index())));
        panel = new ItemPanel(this::closeItem);
        addClassName("preview-body");
        searchField();
        deletions.setText(getTranslation("preview.deletions"));
        deletions.addClassNames("sc-why", "preview-deletions");
        deletions.getElement().setAttribute("data-tone", "bad");
        layout = new ItemLayout(new Div(search, deletions, list), "24rem", this::closeItem);
        layout.setSizeFull();
        add(head, layout);
    }

    /** What was listed belonged to another preview, or has grown old. */
    void forget() {
        listed = null;
    }

    void show(PreviewRow preview, PreviewPlace next) {
        place = next;
        kind = place.shownKind(preview.delta());
        if (listed == null || !listed.listsTheSame(place)) {
            search.setValue(place.text());
            list(preview);
            listed = place;
        }
        showItem(preview);
    }

    private void list(PreviewRow preview) {
        Map<ChangeKind, Integer> matches =
                place.text().isBlank() ? null : services.items().count(preview.id(), place.text());
        chips.show(preview.delta(), kind, matches);
        head.show(preview, chips);
        deletions.setVisible(kind == ChangeKind.DELETED && preview.delta().count(kind) > 0);
        if (matches == null) {
            list.show(preview, kind);
        } else {
            list.search(preview, new ItemSearch(kind, place.text()), () -> goTo.accept(place.with("")));
        }
    }

    private void showItem(PreviewRow preview) {
        Integer index = place.item();
        layout.open(index == null ? null : panel);
        list.deselect();
        if (index == null) {
            return;
        }
        try {
            PreviewItem item = services.items().get(preview.id(), kind, index);
            panel.show(kind, item);
            list.select(item.row());
        } catch (Refused e) {
            panel.unknown();
        }
    }

    private void closeItem() {
        goTo.accept(place.at(kind, null));
        list.focus();
    }

    private void searchField() {
        search.setPlaceholder(getTranslation("preview.search"));
        search.setAriaLabel(getTranslation("preview.search"));
        search.setClearButtonVisible(true);
        search.setMaxLength(200);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.setValueChangeTimeout(400);
        search.addValueChangeListener(event -> {
            if (!event.getValue().equals(place.text())) {
                goTo.accept(place.with(event.getValue()));
            }
        });
    }
}
