package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The frame around every view: navigation, the view's own header, whose organisation this is, and who is signed in. */
@Layout
@AnonymousAllowed
public class Shell extends AppLayout {

    private final SignedInUser user;
    private final NativeButton who = new NativeButton();
    private @Nullable Component header;

    public Shell(List<NavEntry> entries, SignedInUser user) {
        this.user = user;
        setPrimarySection(Section.DRAWER);
        Aside side = new Aside(brand(), navigation(entries), organisation());
        side.addClassName("sc-nav");
        side.getElement().setAttribute("aria-label", getTranslation("shell.side"));
        addToDrawer(side);
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.menu"));
        userMenu();
        addToNavbar(toggle, who);
        ShortcutKeys keys = new ShortcutKeys();
        keys.onPress(pressed -> pressed(pressed.name()));
        addToDrawer(keys);
    }

    private Component brand() {
        RouterLink brand = new RouterLink();
        brand.getElement().setAttribute("href", "");
        brand.add(new Icon("logo"), new Span(getTranslation("app.name")));
        brand.addClassName("sc-logo");
        return brand;
    }

    private SideNav navigation(List<NavEntry> entries) {
        SideNav nav = new SideNav();
        nav.getElement().setAttribute("aria-label", getTranslation("shell.navigation"));
        entries.stream()
                .filter(entry -> user.may(entry.right()))
                .sorted(Comparator.comparingInt(NavEntry::order))
                .map(entry -> new NavItem(getTranslation(entry.titleKey()), entry))
                .forEach(nav::addItem);
        return nav;
    }

    private Component organisation() {
        Div organisation = new Div();
        organisation.addClassName("sc-org");
        Span label = new Span(getTranslation("shell.organisation"));
        label.addClassName("sc-small");
        organisation.add(label, new Span(user.organisation()));
        return organisation;
    }

    private void userMenu() {
        String initials = Arrays.stream(user.name().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
        who.setText(initials);
        who.addClassName("sc-who");
        who.getElement().setAttribute("aria-label", initials + ", " + user.name());
        who.getElement().setAttribute("aria-haspopup", "menu");
        ContextMenu menu = new ContextMenu(who);
        menu.setOpenOnClick(true);
        menu.addItem(user.name()).setEnabled(false);
        menu.addItem(
                getTranslation("shell.second-factor"), event -> UI.getCurrent().navigate("two-factor"));
        menu.addItem(getTranslation("shell.sign-out"), event -> user.signOut());
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        Component before = getContent();
        super.showRouterLayoutContent(content);
        if (getContent() == before) {
            return;
        }
        if (header != null) {
            header.removeFromParent();
        }
        header = getContent()
                .getChildren()
                .filter(PageHeader.class::isInstance)
                .findFirst()
                .orElse(null);
        if (header != null) {
            header.removeFromParent();
            remove(who);
            addToNavbar(header, who);
        }
    }

    private void pressed(String name) {
        switch (name) {
            case "go-live" -> UI.getCurrent().navigate("");
            case "go-previews" -> UI.getCurrent().navigate("previews");
            case "go-activity" -> UI.getCurrent().navigate("activity");
            case "share" -> share();
            default -> {
                if (getContent() instanceof AnswersShortcuts view) {
                    view.shortcut(name);
                }
            }
        }
    }

    private void share() {
        getElement()
                .executeJs("return navigator.clipboard.writeText(location.href)")
                .then(copied -> say("shell.shared"), refused -> say("shell.unshared"));
    }

    private void say(String key) {
        Notification.show(getTranslation(key), 2_500, Notification.Position.BOTTOM_START);
    }
}
