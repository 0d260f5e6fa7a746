package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Comparator;
import java.util.List;

/** The frame around every view: navigation, whose organisation this is, and who is signed in. */
@Layout
@AnonymousAllowed
public class Shell extends AppLayout {

    private final SignedInUser user;

    public Shell(List<NavEntry> entries, SignedInUser user) {
        this.user = user;
        setPrimarySection(Section.DRAWER);
        addToDrawer(brand(), navigation(entries), foot());
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.menu"));
        addToNavbar(toggle);
        addClassName("shell");
    }

    private Component brand() {
        Span mark = new Span(VaadinIcon.REFRESH.create());
        mark.addClassName("shell-mark");
        Div brand = new Div(mark, new Span(getTranslation("app.name")));
        brand.addClassName("shell-brand");
        return brand;
    }

    private SideNav navigation(List<NavEntry> entries) {
        SideNav nav = new SideNav();
        nav.setLabel(getTranslation("shell.navigation"));
        nav.addClassName("shell-nav");
        entries.stream()
                .filter(entry -> user.may(entry.right()))
                .sorted(Comparator.comparingInt(NavEntry::order))
                .map(this::item)
                .forEach(nav::addItem);
        return nav;
    }

    private SideNavItem item(NavEntry entry) {
        return new SideNavItem(
                getTranslation(entry.titleKey()), entry.path(), entry.icon().create());
    }

    private Component foot() {
        Span label = new Span(getTranslation("shell.organisation"));
        label.addClassName("shell-foot-label");
        Span organisation = new Span(user.organisation());
        organisation.addClassName("shell-organisation");
        Div foot = new Div(new Div(label, organisation), menu());
        foot.addClassName("shell-foot");
        return foot;
    }

    private MenuBar menu() {
        MenuBar menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
        Avatar avatar = new Avatar(user.name());
        MenuItem item = menu.addItem(avatar);
        item.setAriaLabel(getTranslation("shell.account", user.name()));
        item.getSubMenu().addItem(user.name()).setEnabled(false);
        item.getSubMenu().addItem(getTranslation("shell.sign-out"), event -> user.signOut());
        return menu;
    }
}
