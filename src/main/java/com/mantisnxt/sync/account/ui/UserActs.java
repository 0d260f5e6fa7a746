package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.LinkPurpose;
import com.mantisnxt.sync.account.MemberRow;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;

/** What can be done about one person. */
final class UserActs extends MenuBar {

    private final MemberRow member;
    private final UsersPart part;

    UserActs(MemberRow member, UsersPart part) {
        this.member = member;
        this.part = part;
        MenuItem root = addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        root.setAriaLabel(getTranslation("admin.users.acts-on", member.displayName()));
        SubMenu acts = root.getSubMenu();
        if (part.areManagedHere()) {
            passwordAndAccess(acts);
        }
        if (part.isLocked(member)) {
            acts.addItem(
                    getTranslation("admin.users.unlock"),
                    event -> act(() -> part.members().unlock(member.userId())));
        }
        acts.addItem(getTranslation("admin.users.link.factor"), event -> link(LinkPurpose.SET_UP_TOTP));
        if (member.hasCode()) {
            acts.addItem(getTranslation("admin.users.drop-factor"), event -> dropFactor());
        }
    }

    private void passwordAndAccess(SubMenu acts) {
        acts.addItem(getTranslation("admin.users.link.password"), event -> link(LinkPurpose.SET_PASSWORD));
        if (member.isSuspended()) {
            acts.addItem(getTranslation("admin.users.readmit"), event -> suspend(false));
        } else {
            acts.addItem(
                    getTranslation("admin.users.suspend"),
                    event -> new Confirm("admin.users.suspend", member.displayName(), () -> suspend(true)).open());
        }
    }

    private void link(LinkPurpose purpose) {
        act(() -> new LinkDialog(member.displayName(), purpose, part.links().make(member.userId(), purpose)).open());
    }

    private void suspend(boolean isSuspended) {
        act(() -> part.members().setSuspended(member.userId(), isSuspended));
    }

    private void dropFactor() {
        new Confirm(
                        "admin.users.drop-factor",
                        member.displayName(),
                        () -> act(() -> part.members().dropSecondFactor(member.userId())))
                .open();
    }

    private void act(Runnable act) {
        Feedback.tried(act);
        part.refresh();
    }
}
