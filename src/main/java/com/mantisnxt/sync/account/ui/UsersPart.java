package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.MemberRow;
import com.mantisnxt.sync.account.Members;
import com.mantisnxt.sync.account.OneTimeLinks;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Clock;

/** The people of the organisation: who they are, what they may, and what can be done about it. */
final class UsersPart extends Div {

    private static final String NAME =
            "<div class=\"sc-clip\">${item.name}<span class=\"sc-beneath\">${item.email}</span></div>";

    private final transient Members members;
    private final transient OneTimeLinks links;
    private final transient Clock clock;
    private final Grid<MemberRow> grid = new Grid<>();
    private final boolean areManagedHere;

    UsersPart(Members members, OneTimeLinks links, Clock clock) {
        this.members = members;
        this.links = links;
        this.clock = clock;
        this.areManagedHere = members.areManagedHere();
        addClassName("admin-part");
        add(tools(), grid);
        columns();
        refresh();
    }

    private Div tools() {
        var tools = new Div();
        tools.addClassName("admin-tools");
        if (areManagedHere) {
            tools.add(new Button(
                    getTranslation("admin.users.new"),
                    event -> new NewUserDialog(members, links, this::refresh).open()));
        } else {
            tools.add(new Span(getTranslation("admin.users.elsewhere")));
        }
        return tools;
    }

    private void columns() {
        Grid.Column<MemberRow> name =
                column("name", grid.addColumn(name()), "9rem").setFlexGrow(1);
        Grid.Column<MemberRow> email =
                column("email", grid.addColumn(MemberRow::email), "14rem").setFlexGrow(1);
        Grid.Column<MemberRow> role = column("role", grid.addComponentColumn(this::role), "11rem");
        NarrowScreen.watch(this, narrow -> {
            email.setVisible(!narrow);
            name.setWidth(narrow ? "7.75rem" : "9rem");
            role.setWidth(narrow ? "9.25rem" : "11rem");
        });
        column("standing", grid.addColumn(this::standing), "8.5rem");
        column("factor", grid.addColumn(this::factor), "8.5rem");
        column("last", grid.addComponentColumn(member -> new Moment(member.lastSignInAt())), "12.5rem");
        column("acts", grid.addComponentColumn(member -> new UserActs(member, this)), "5.5rem")
                .setFrozenToEnd(true);
        grid.getElement().setAttribute("aria-label", getTranslation("admin.users"));
    }

    /** With the address, which has no column of its own where it is narrow. */
    private static LitRenderer<MemberRow> name() {
        return LitRenderer.<MemberRow>of(NAME)
                .withProperty("name", MemberRow::displayName)
                .withProperty("email", MemberRow::email);
    }

    private Grid.Column<MemberRow> column(String key, Grid.Column<MemberRow> column, String width) {
        return column.setHeader(getTranslation("admin.users." + key))
                .setWidth(width)
                .setFlexGrow(0);
    }

    private Select<String> role(MemberRow member) {
        var select = new Select<String>();
        select.setItems("none", "operator", "admin", "support");
        select.setItemLabelGenerator(role -> getTranslation("admin.users.role." + role));
        select.setValue(member.role() == null ? "none" : member.role());
        select.setAriaLabel(getTranslation("admin.users.role") + ": " + member.displayName());
        select.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                String chosen = event.getValue();
                Feedback.tried(() -> members.setRole(member.userId(), chosen.equals("none") ? null : Role.of(chosen)));
                refresh();
            }
        });
        return select;
    }

    private String standing(MemberRow member) {
        return getTranslation("admin.users." + standingKey(member));
    }

    private String standingKey(MemberRow member) {
        if (member.isSuspended()) {
            return "suspended";
        }
        if (!member.isActive()) {
            return "inactive";
        }
        return isLocked(member) ? "locked" : member.hasPassword() ? "active" : "invited";
    }

    private String factor(MemberRow member) {
        String missing = member.mustHaveCode() ? "missing" : "off";
        return getTranslation("admin.users.factor." + (member.hasCode() ? "on" : missing));
    }

    boolean isLocked(MemberRow member) {
        return member.lockedUntil() != null && member.lockedUntil().isAfter(clock.instant());
    }

    boolean areManagedHere() {
        return areManagedHere;
    }

    Members members() {
        return members;
    }

    OneTimeLinks links() {
        return links;
    }

    void refresh() {
        grid.setItems(members.list());
    }
}
