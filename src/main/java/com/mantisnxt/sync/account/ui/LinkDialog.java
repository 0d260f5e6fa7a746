package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.LinkPurpose;
import com.mantisnxt.sync.account.ServiceToken;
import com.vaadin.flow.component.UI;

/** Shows a one-time link with the address of this very installation, as the administrator's browser knows it. */
final class LinkDialog {

    private final String name;
    private final LinkPurpose purpose;
    private final ServiceToken token;

    LinkDialog(String name, LinkPurpose purpose, ServiceToken token) {
        this.name = name;
        this.purpose = purpose;
        this.token = token;
    }

    void open() {
        UI ui = UI.getCurrentOrThrow();
        ui.getPage().fetchCurrentURL(url -> show(ui, url.getProtocol() + "://" + url.getAuthority()));
    }

    private void show(UI ui, String root) {
        String path = purpose == LinkPurpose.SET_PASSWORD ? "/set-password/" : "/set-up-two-factor/";
        new ShownOnce(
                        ui.getTranslation("admin.link.title", name),
                        ui.getTranslation("admin.link.text"),
                        root + path + token.value())
                .open();
    }
}
