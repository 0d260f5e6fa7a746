package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.views.SavedView;
import com.mantisnxt.sync.activity.views.SavedViews;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.textfield.TextField;

/** What can be done about one view. */
final class ViewActs extends MenuBar {

    private static final String COPY = "return navigator.clipboard.writeText(new URL($0, document.baseURI).href)";

    private final transient SavedView view;
    private final ViewsDialog dialog;
    private final transient SavedViews views;

    ViewActs(SavedView view, ViewsDialog dialog) {
        this.view = view;
        this.dialog = dialog;
        this.views = dialog.services().views();
        MenuItem root = addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        root.setAriaLabel(getTranslation("activity.views.acts-on", view.name()));
        SubMenu acts = root.getSubMenu();
        acts.addItem(getTranslation("activity.views.copy"), event -> copy());
        if (view.isChangeable()) {
            changes(acts);
        }
    }

    private void changes(SubMenu acts) {
        acts.addItem(getTranslation("activity.views.rename"), event -> rename());
        acts.addItem(
                getTranslation("activity.views.replace"),
                event -> sure("activity.views.replace", () -> views.replace(view.id(), dialog.shown())));
        if (views.mayShare()) {
            String act = view.shared() ? "activity.views.unshare" : "activity.views.share-now";
            acts.addItem(
                    getTranslation(act),
                    event -> dialog.act(() -> views.share(view.id(), !view.shared()), act + ".done", view.name()));
        }
        acts.addItem(
                getTranslation("activity.views.delete"),
                event -> sure("activity.views.delete", () -> views.delete(view.id())));
    }

    private void copy() {
        getElement().executeJs(COPY, ViewLink.of(view));
        Feedback.say(getTranslation("activity.views.copied"));
    }

    private void rename() {
        var name = new TextField(getTranslation("activity.views.name"));
        name.setMaxLength(SavedViews.LONGEST_NAME);
        name.setValue(view.name());
        name.setWidthFull();
        ConfirmDialog asked = question("activity.views.rename");
        asked.setText(name);
        asked.addConfirmListener(event -> dialog.act(
                () -> views.rename(view.id(), name.getValue()), "activity.views.rename.done", name.getValue()));
        asked.open();
    }

    private void sure(String key, Runnable act) {
        ConfirmDialog asked = question(key);
        asked.setText(getTranslation(view.shared() ? key + ".text.shared" : key + ".text"));
        asked.addConfirmListener(event -> dialog.act(act, key + ".done", view.name()));
        asked.open();
    }

    private ConfirmDialog question(String key) {
        var asked = new ConfirmDialog();
        asked.setHeader(getTranslation(key + ".title", view.name()));
        asked.setConfirmText(getTranslation(key + ".confirm"));
        asked.setCancelable(true);
        asked.setCancelText(getTranslation("activity.cancel"));
        return asked;
    }
}
