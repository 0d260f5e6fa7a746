package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.views.KeptSearch;
import com.mantisnxt.sync.activity.views.SavedView;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The searches that were kept, one's own and the organisation's. To open one is a step to another address. */
final class ViewsMenu {

    private static final Logger log = LoggerFactory.getLogger(ViewsMenu.class);
    /** More are looked for in the dialog. */
    private static final int MOST_LISTED = 30;

    private final ToolServices services;
    private final MenuItem root;
    private final Consumer<KeptSearch> open;
    private final Supplier<KeptSearch> shown;
    private final Map<MenuItem, SavedView> items = new LinkedHashMap<>();

    /** @param shown what is on the screen, and can be kept */
    ViewsMenu(ToolServices services, MenuItem root, Consumer<KeptSearch> open, Supplier<KeptSearch> shown) {
        this.services = services;
        this.root = root;
        this.open = open;
        this.shown = shown;
    }

    /** @param isOther the list is another; else only how it is shown, perhaps from a menu that stays open */
    void show(boolean isOther) {
        if (isOther || root.getSubMenu().getItems().isEmpty()) {
            refresh();
        } else {
            items.forEach(this::mark);
        }
    }

    private void refresh() {
        SubMenu menu = root.getSubMenu();
        menu.removeAll();
        items.clear();
        List<SavedView> views = read();
        part(
                menu,
                "activity.views.mine",
                views.stream().filter(SavedView::isMine).toList());
        part(
                menu,
                "activity.views.shared",
                views.stream().filter(view -> !view.isMine()).toList());
        if (views.isEmpty()) {
            menu.addItem(text("activity.views.none")).setEnabled(false);
        }
        menu.addSeparator();
        menu.addItem(
                text("activity.views.save"), event -> new SaveViewDialog(services, shown.get(), this::refresh).open());
        if (!views.isEmpty()) {
            menu.addItem(
                    text("activity.views.manage"),
                    event -> new ViewsDialog(services, shown.get(), this::refresh).open());
        }
    }

    private void part(SubMenu menu, String title, List<SavedView> views) {
        if (views.isEmpty()) {
            return;
        }
        MenuItem heading = menu.addItem(text(title));
        heading.setEnabled(false);
        heading.addClassName("views-heading");
        views.stream().limit(MOST_LISTED).forEach(view -> {
            MenuItem item = menu.addItem(view.name(), event -> {
                open.accept(view.search());
                event.getSource().setChecked(true);
            });
            item.setCheckable(true);
            item.addClassName("views-item");
            items.put(item, view);
            mark(item, view);
        });
        if (views.size() > MOST_LISTED) {
            menu.addItem(root.getTranslation("activity.views.more", views.size() - MOST_LISTED))
                    .setEnabled(false);
        }
    }

    private void mark(MenuItem item, SavedView view) {
        KeptSearch kept = view.search();
        KeptSearch now = shown.get();
        boolean isOpen = kept.equals(now) || kept.equals(new KeptSearch(now.filter(), now.byCause(), null));
        item.setChecked(isOpen);
        item.setAriaLabel(isOpen ? root.getTranslation("activity.views.open", view.name()) : view.name());
    }

    /** The list itself is worth more than what was kept of it. */
    private List<SavedView> read() {
        try {
            return services.views().list();
        } catch (RuntimeException e) {
            log.warn("The saved views could not be read: {}", e.getMessage());
            return List.of();
        }
    }

    private String text(String key) {
        return root.getTranslation(key);
    }
}
