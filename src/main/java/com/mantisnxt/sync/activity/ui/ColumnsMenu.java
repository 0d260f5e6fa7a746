package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.tenant.Caller;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.page.WebStorage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which columns the list has. The address says it. Where it does not, it is what was chosen last in this browser, as the
 * theme is: what there is room for belongs to a screen, not to a person at all their screens. Only what differs from the
 * usual is kept, so that a new column appears for everybody.
 */
final class ColumnsMenu {

    private final MenuItem root;
    private final ActivityGrid grid;
    private final Consumer<ChosenColumns> changed;
    private final String key;
    private final Map<String, MenuItem> items = new LinkedHashMap<>();
    private ChosenColumns own = ChosenColumns.USUAL;
    private ChosenColumns chosen = ChosenColumns.USUAL;
    private boolean isSaid;

    /** @param changed other columns are shown than the address says */
    ColumnsMenu(ToolServices services, MenuItem root, ActivityGrid grid, Consumer<ChosenColumns> changed) {
        this.root = root;
        this.grid = grid;
        this.changed = changed;
        this.key = "sync-console.activity.columns."
                + services.caller()
                        .find()
                        .map(Caller::user)
                        .map(Object::toString)
                        .orElse("");
        build();
        root.addAttachListener(
                event -> WebStorage.getItem(event.getUI(), WebStorage.Storage.LOCAL_STORAGE, key, this::recall));
    }

    /** @param said by the address; null where it says nothing */
    void show(@Nullable ChosenColumns said) {
        isSaid = said != null;
        paint(said == null ? own : said);
        if (!isSaid && !own.isUsual()) {
            root.getUI().ifPresent(ui -> ui.beforeClientResponse(root, context -> bring()));
        }
    }

    ChosenColumns shown() {
        return chosen;
    }

    /** Whoever is given the address sees the same. */
    private void bring() {
        if (!isSaid && !own.isUsual()) {
            paint(own);
            changed.accept(own);
        }
    }

    private void build() {
        SubMenu menu = root.getSubMenu();
        ActivityGrid.CHOOSABLE.forEach(column -> {
            MenuItem item = menu.addItem(
                    root.getTranslation("activity.column." + column),
                    event -> choose(chosen.with(column, event.getSource().isChecked())));
            item.setCheckable(true);
            item.setKeepOpen(true);
            items.put(column, item);
        });
        tell();
        menu.addSeparator();
        menu.addItem(root.getTranslation("activity.columns.reset"), event -> choose(ChosenColumns.USUAL))
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
        changed.accept(next);
    }

    private void paint(ChosenColumns next) {
        chosen = next;
        grid.want(next.against());
        tell();
    }

    /** A mark says it to the eye; the role that menus have in the browser says it to nobody else. */
    private void tell() {
        items.forEach((column, item) -> {
            boolean isWanted = grid.isWanted(column);
            String state = isWanted ? "activity.columns.shown" : "activity.columns.hidden";
            item.setChecked(isWanted);
            item.setAriaLabel(root.getTranslation(state, item.getText()));
        });
    }

    /** What a browser says is believed only as far as there are such columns. */
    void recall(@Nullable String kept) {
        ChosenColumns recalled =
                kept == null ? ChosenColumns.USUAL : ChosenColumns.parse(kept).orElse(ChosenColumns.USUAL);
        own = recalled;
        bring();
    }
}
