package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.base.ui.PageHeader;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;

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
        parts.getElement().executeJs(NO_STOP_BEFORE_THE_TABS);
        add(new PageHeader(getPageTitle()), parts);
    }

    @Override
    public final String getPageTitle() {
        return getTranslation("admin.title");
    }
}
