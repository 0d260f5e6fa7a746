package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.base.ui.PageTab;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Comparator;

/** Where administrators look after people and API tokens, and read the audit trail. */
@Route("admin")
@RolesAllowed("ADMIN")
@StyleSheet("styles/account.css")
class AdminView extends Main implements HasDynamicTitle {

    /** The tabs' scrolling box can take the focus, so assistive tools count it as a nameless child of the list of tabs. */
    private static final String NO_STOP_BEFORE_THE_TABS = """
            const tabs = this.querySelector('vaadin-tabs');
            tabs.updateComplete.then(() => tabs.shadowRoot.getElementById('scroll').removeAttribute('tabindex'));
            """;

    AdminView(AdminServices services, Clock clock) {
        addClassName("admin-view");
        var trailPart = new TrailPart(services.trail());
        var parts = new TabSheet();
        parts.add(getTranslation("admin.users"), new UsersPart(services.members(), services.links(), clock));
        parts.add(getTranslation("admin.tokens"), new TokensPart(services.tokens(), clock));
        parts.add(getTranslation("admin.trail"), trailPart);
        parts.addSelectedChangeListener(event -> trailPart.refresh());
        services.tabs().stream().sorted(Comparator.comparingInt(PageTab::order)).forEach(tab -> add(parts, tab));
        parts.getElement().executeJs(NO_STOP_BEFORE_THE_TABS);
        var header = new PageHeader(getPageTitle());
        PagePart.of(services.parts(), PagePart.ADMIN, null).forEach(header::withTools);
        add(header, parts);
    }

    /** Built when somebody turns to it, so that it shows what is then. */
    private void add(TabSheet parts, PageTab part) {
        var body = new Div();
        body.addClassName("admin-tab");
        Tab tab = parts.add(getTranslation(part.title()), body);
        parts.addSelectedChangeListener(event -> {
            body.removeAll();
            if (event.getSelectedTab() == tab) {
                body.add(part.build().get());
            }
        });
    }

    @Override
    public final String getPageTitle() {
        return getTranslation("admin.title");
    }
}
