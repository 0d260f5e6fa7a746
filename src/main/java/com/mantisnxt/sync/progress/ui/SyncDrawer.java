package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.Icon;
import com.mantisnxt.sync.base.ui.Isolated;
import com.mantisnxt.sync.base.ui.PagePart;
import com.mantisnxt.sync.progress.LiveSync;
import com.mantisnxt.sync.progress.OrgBoard;
import com.mantisnxt.sync.progress.SyncRetries;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sync beside the board: what it is, the evidence for its state, and what may be done about it. */
class SyncDrawer extends Aside {

    /** Until it is known whose it is, nothing is offered. */
    private static final SyncRetries.Retry NOTHING = new SyncRetries.Retry(true, 0, null, null);

    private static final Logger log = LoggerFactory.getLogger(SyncDrawer.class);

    private final transient LiveBoardServices services;
    private final StatusMark mark = new StatusMark();
    private final H2 title = new H2();
    private final Span subtitle = new Span();
    private final Paragraph why = new Paragraph();
    private final RetryLinks links = new RetryLinks();
    private final SyncFacts facts = new SyncFacts();
    private final SyncActions actions;
    private final SyncStory story;
    private final Div parts = new Div();
    private final Paragraph missing = new Paragraph();
    private final Div body = new Div();
    private @Nullable String syncId;
    private boolean isUnread;
    private transient @Nullable LiveSync shown;
    private transient SyncRetries.@Nullable Retry retry;

    SyncDrawer(LiveBoardServices services, Runnable close) {
        this.services = services;
        this.actions = new SyncActions(services);
        this.story = new SyncStory(services);
        addClassNames("sc-card", "sc-drawer");
        getElement().setAttribute("aria-label", getTranslation("live.drawer"));
        subtitle.addClassName("sc-small");
        why.addClassName("sc-why");
        body.add(links, why, story.chart(), actions, facts, parts, story);
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
        retry = null;
        links.setVisible(false);
        story.forget();
        load(id);
    }

    private void load(String id) {
        Optional<LiveSync> found = find(id);
        found.ifPresent(this::show);
        missing.setText(getTranslation(isUnread ? "live.drawer.unread" : "live.drawer.missing"));
        missing.setVisible(found.isEmpty());
        body.setVisible(found.isPresent());
        mark.setVisible(found.isPresent());
        if (found.isEmpty()) {
            title.setText(id);
            subtitle.setText("");
        }
    }

    private Optional<LiveSync> find(String id) {
        try {
            Optional<LiveSync> found = services.find(UI.getCurrent(), id);
            isUnread = false;
            return found;
        } catch (RuntimeException fault) {
            log.warn("Sync {} could not be read: {}", id, fault.getMessage());
            isUnread = true;
            return Optional.empty();
        }
    }

    /** Takes over what the board knows newer of the open sync; one that could not be read is read again. */
    void refresh(OrgBoard board) {
        if (isUnread && syncId != null && !board.isStale()) {
            load(syncId);
        }
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
        boolean isOther = shown == null || shown.sync().isActive() != sync.isActive();
        shown = live;
        String state = RowFields.state(live);
        mark.show(state, getTranslation("state." + state));
        title.setText(getTranslation(
                "live.drawer.title",
                getTranslation("entities." + sync.entity().label()),
                getTranslation("connector." + Connectors.of(sync.sourceSystem()).label())));
        subtitle.setText(
                sync.jobId() == null
                        ? sync.syncId()
                        : Isolated.text(sync.syncId()) + " · " + Isolated.text(sync.jobId()));
        Evidence evidence = new Evidence(this::getTranslation, services.zone(UI.getCurrent()), services.clock());
        String reason = evidence.inFull(live);
        why.setText(reason);
        why.setVisible(reason != null);
        why.getElement().setAttribute("data-tone", live.state() == SyncState.FAILED ? "bad" : "warn");
        String tried = evidence.tried(live);
        facts.show(live, Objects.equals(tried, reason) ? null : tried);
        actions.show(live);
        actions.offer(live, retry == null ? NOTHING : retry);
        story.show(live);
        if (isOther) {
            parts.removeAll();
            parts.add(services.parts(UI.getCurrent(), PagePart.SYNC, sync.id()));
            services.later(UI.getCurrent(), () -> services.retries().of(sync.syncId()), found -> retries(live, found));
        }
    }

    private void retries(LiveSync of, SyncRetries.Retry found) {
        if (shown != null && shown.sync().id().equals(of.sync().id())) {
            retry = found;
            links.show(found);
            actions.offer(shown, found);
        }
    }
}
