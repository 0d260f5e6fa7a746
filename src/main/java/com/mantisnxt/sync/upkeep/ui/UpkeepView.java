package com.mantisnxt.sync.upkeep.ui;

import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.upkeep.AheadRow;
import com.mantisnxt.sync.upkeep.LogState;
import com.mantisnxt.sync.upkeep.RunRow;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** How the log is kept: its partitions, what leaves and when, and what the upkeep did. For the installation's administrators. */
@Route("admin/upkeep")
@RolesAllowed("ADMIN")
@StyleSheet("styles/upkeep.css")
class UpkeepView extends Main implements HasDynamicTitle {

    private static final int RUNS = 20;
    private static final int QUARANTINED = 100;

    private final transient UpkeepServices services;
    private final Div body = new Div();

    UpkeepView(UpkeepServices services) {
        this.services = services;
        addClassNames("sc-page", "upkeep-view");
        getElement().setAttribute("data-flow", true);
        body.addClassName("upkeep-body");
        var tools = new Div(new Anchor("./admin", getTranslation("upkeep.back")));
        tools.addClassName("upkeep-tools");
        add(new PageHeader(getTranslation("upkeep.title")), tools, body);
        if (!services.caretakers().includeCaller()) {
            body.add(new EmptyState(getTranslation("upkeep.closed.title"), getTranslation("upkeep.closed.text")));
            return;
        }
        tools.add(
                new Button(getTranslation("upkeep.refresh"), event -> show()),
                new Button(getTranslation("upkeep.run"), event -> ask()));
        show();
    }

    private void show() {
        body.removeAll();
        LogState state = services.overview().state();
        List<RunRow> runs = services.overview().runs(RUNS);
        body.add(
                new StatePart(state, runs),
                new RetentionPart(services, state, this::show),
                new PartitionsPart(state),
                new RunsPart(runs),
                new QuarantinePart(services.overview().quarantined(QUARANTINED), QUARANTINED));
        List<AheadRow> ahead = services.overview().datedAhead();
        if (!ahead.isEmpty()) {
            body.add(new AheadPart(ahead));
        }
        body.add(PagePart.of(services.parts(), PagePart.UPKEEP, null));
    }

    private void ask() {
        boolean isQueued = services.queue().ask();
        Feedback.say(getTranslation(isQueued ? "upkeep.run.asked" : "upkeep.run.already"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("upkeep.title") + " · " + getTranslation("app.name");
    }
}
