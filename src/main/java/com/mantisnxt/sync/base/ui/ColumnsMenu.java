package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.page.WebStorage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which columns a list has. The address says it. Where it does not, it is what was chosen last in this browser, as the
 * theme is: what there is room for belongs to a screen, not to a person at all their screens. Only what differs from the
 * usual is kept, so that a new column appears for everybody.
 */
public final class ColumnsMenu {

    private final MenuItem root;
    private final ColumnSet columns;
    private final ColumnList list;
    private final String key;
    private final Map<String, MenuItem> items = new LinkedHashMap<>();
    private ChosenColumns own;
    private ChosenColumns chosen;
    private boolean isSaid;

    /** The list whose columns are chosen. */
    public interface ColumnList {

        void show(ChosenColumns columns);

        /** Others are shown than the address says. */
        void changed(ChosenColumns columns);
    }

    /** @param person whose choice it is, as several may use one browser */
    public ColumnsMenu(MenuItem root, ColumnSet columns, String person, ColumnList list) {
        this.root = root;
        this.columns = columns;
        this.list = list;
        this.key = "sync-console." + columns.list() + ".columns." + person;
        this.own = columns.usual();
        this.chosen = own;
        build();
        root.addAttachListener(
                event -> WebStorage.getItem(event.getUI(), WebStorage.Storage.LOCAL_STORAGE, key, this::recall));
    }

    /** @param said by the address; null where it says nothing */
    public void show(@Nullable ChosenColumns said) {
        isSaid = said != null;
        paint(said == null ? own : said);
        if (!isSaid && !own.isUsual()) {
            root.getUI().ifPresent(ui -> ui.beforeClientResponse(root, context -> bring()));
        }
    }

    public ChosenColumns shown() {
        return chosen;
    }

    /** Whoever is given the address sees the same. */
    private void bring() {
        if (!isSaid && !own.isUsual()) {
            paint(own);
            list.changed(own);
        }
    }

    private void build() {
        SubMenu menu = root.getSubMenu();
        columns.columns().forEach(column -> {
            MenuItem item = menu.addItem(
                    root.getTranslation(columns.list() + ".column." + column),
                    event -> choose(chosen.with(column, event.getSource().isChecked())));
            item.setCheckable(true);
            item.setKeepOpen(true);
            items.put(column, item);
        });
        tell();
        menu.addSeparator();
        menu.addItem(root.getTranslation("columns.reset"), event -> choose(columns.usual()))
                .setKeepOpen(true);
    }

    private void choose(ChosenColumns next) {
        own = next;
        paint(next);
        if (next.isUsual()) {
            WebStorage.removeItem(key);
        } else {
            WebStorage.setItem(key, next.write());
        }
        list.changed(next);
    }

    private void paint(ChosenColumns next) {
        chosen = next;
        list.show(next);
        tell();
    }

    /** A mark says it to the eye; the role that menus have in the browser says it to nobody else. */
    private void tell() {
        items.forEach((column, item) -> {
            boolean isWanted = chosen.has(column);
            String state = isWanted ? "columns.shown" : "columns.hidden";
            item.setChecked(isWanted);
            item.setAriaLabel(root.getTranslation(state, item.getText()));
        });
    }

    /** What a browser says is believed only as far as there are such columns. */
    public void recall(@Nullable String kept) {
        own = kept == null ? columns.usual() : columns.parse(kept).orElse(columns.usual());
        bring();
    }
}
