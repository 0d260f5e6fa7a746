package com.mantisnxt.sync.alert.channel.ui;

import com.mantisnxt.sync.alert.channel.AlertChannel;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;

/** What can be done about one channel. */
final class ChannelActs extends MenuBar {

    private final AlertChannel channel;
    private final ChannelsPart part;
    private final transient ChannelServices services;

    ChannelActs(AlertChannel channel, ChannelsPart part, ChannelServices services) {
        this.channel = channel;
        this.part = part;
        this.services = services;
        MenuItem root = addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        root.setAriaLabel(getTranslation("channels.acts-on", channel.name()));
        SubMenu acts = root.getSubMenu();
        acts.addItem(getTranslation("channels.test"), event -> part.test(channel));
        acts.addItem(
                getTranslation("channels.edit"), event -> new ChannelDialog(services, channel, part::refresh).open());
        acts.addItem(
                getTranslation(channel.isEnabled() ? "channels.switch-off" : "channels.switch-on"),
                event -> act(() -> services.channels()
                        .update(channel.id(), channel.version(), channel.draft().enabled(!channel.isEnabled()))));
        acts.addItem(getTranslation("channels.remove"), event -> confirmed().open());
    }

    private ConfirmDialog confirmed() {
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("channels.remove.title", channel.name()));
        dialog.setText(getTranslation("channels.remove.text"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("admin.cancel"));
        dialog.setConfirmText(getTranslation("channels.remove"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(event -> act(() -> services.channels().remove(channel.id(), channel.version())));
        return dialog;
    }

    private void act(Runnable act) {
        Feedback.tried(act);
        part.refresh();
    }
}
