package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.Icon;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OrgBoard;
import com.mantisnxt.sync.progress.SyncSnapshot;
import com.mantisnxt.sync.progress.SyncState;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One sync beside the board: what it is, the evidence for its state, and what may be done about it. */
class SyncDrawer extends Aside {

    private final transient LiveBoardServices services;
    private final StatusMark mark = new StatusMark();
    private final H2 title = new H2();
    private final Span subtitle = new Span();
    private final Paragraph why = new Paragraph();
    private final SyncFacts facts = new SyncFacts();
    private final SyncActions actions;
    private final SyncStory story;
    private final Paragraph missing = new Paragraph();
    private final Div body = new Div();
    private @Nullable String syncId;
    private transient @Nullable LiveSync shown;

    SyncDrawer(LiveBoardServices services, Runnable close) {
        this.services = services;
        this.actions = new SyncActions(services);
        this.story = new SyncStory(services);
        addClassNames("sc-card", "sc-drawer");
        getElement().setAttribute("aria-label", getTranslation("live.drawer"));
        subtitle.addClassName("sc-small");
        why.addClassName("sc-why");
        missing.setText(getTranslation("live.drawer.missing"));
        body.add(why, story.chart(), actions, facts, story);
        add(head(close), missing, body);
        setVisible(false);
    }

    private Component head(Runnable close) {
        NativeButton button = new NativeButton("", event -> close.run());
        button.add(new Icon("close"));
        button.addClassName("sc-button");
        button.getElement().setAttribute("data-kind", "icon");
        button.getElement().setAttribute("aria-label", getTranslation("live.drawer.close"));
        Div head = new Div(mark, button, title, subtitle);
        head.addClassName("sc-drawer-head");
        return head;
    }

    @Nullable
    UUID openId() {
        return shown == null || !isVisible() ? null : shown.sync().id();
    }

    /** @param id null closes it */
    void open(@Nullable String id) {
        setVisible(id != null);
        if (id == null || id.equals(syncId)) {
            syncId = id;
            return;
        }
        syncId = id;
        shown = null;
        story.forget();
        Optional<SyncSnapshot> found = services.syncs().find(id);
        found.ifPresent(sync -> show(services.live(sync)));
        missing.setVisible(found.isEmpty());
        body.setVisible(found.isPresent());
        mark.setVisible(found.isPresent());
        if (found.isEmpty()) {
            title.setText(id);
            subtitle.setText("");
        }
    }

    /** Takes over what the board knows newer of the open sync. */
    void refresh(OrgBoard board) {
        if (syncId == null || !isVisible() || shown == null) {
            return;
        }
        LiveSync live = board.syncs().get(shown.sync().id());
        if (live != null && live != shown) {
            show(live);
        }
    }

    private void show(LiveSync live) {
        SyncSnapshot sync = live.sync();
        shown = live;
        String state = RowFields.state(live);
        mark.show(state, getTranslation("state." + state));
        title.setText(getTranslation(
                "live.drawer.title",
                getTranslation("entities." + sync.entity().label()),
                getTranslation("connector." + Connectors.of(sync.sourceSystem()).label())));
        subtitle.setText(sync.syncId() + (sync.jobId() == null ? "" : " · " + sync.jobId()));
        String evidence = new Evidence(this::getTranslation, services.zone(UI.getCurrent())).of(live);
        why.setText(evidence);
        why.setVisible(evidence != null);
        why.getElement().setAttribute("data-tone", live.state() == SyncState.FAILED ? "bad" : "warn");
        facts.show(live);
        actions.show(live);
        story.show(live);
    }
}
