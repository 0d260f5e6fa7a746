package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.text.NumberFormat;
import org.jspecify.annotations.Nullable;

/** An entry of the menu; where it has a number, the number follows what it counts while the page is open. */
final class NavItem extends SideNavItem {

    private final transient @Nullable NavCount count;
    private final boolean calls;
    private final Span number = new Span();
    private transient @Nullable Runnable leave;
    private int shown = -1;

    NavItem(String title, NavEntry entry) {
        super(title, entry.path(), new Icon(entry.icon()));
        count = entry.count();
        calls = entry.calls();
        // of the start page's path all others are nested ones
        setMatchNested(!entry.path().isEmpty());
        setPathAliases(entry.others());
        if (count != null) {
            number.addClassName("sc-count");
            number.getElement().setAttribute("data-bad", calls);
            setSuffixComponent(number);
        }
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        if (count != null) {
            UI ui = attach.getUI();
            leave = count.follow(now -> soon(ui, now));
        }
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (leave != null) {
            leave.run();
            leave = null;
        }
    }

    private void soon(UI ui, int now) {
        if (now != shown) {
            shown = now;
            try {
                ui.access(() -> number.setText(
                        calls && now == 0
                                ? ""
                                : NumberFormat.getIntegerInstance(ui.getLocale())
                                        .format(now)));
            } catch (UIDetachedException gone) {
                // the page was closed meanwhile
            }
        }
    }
}
