package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.BrowserZone;
import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.KeysetDataProvider;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.mantisnxt.sync.base.ui.PageHeader;
import com.mantisnxt.sync.progress.bulk.BulkAct;
import com.mantisnxt.sync.progress.bulk.BulkItem;
import com.mantisnxt.sync.progress.bulk.BulkOutcome;
import com.mantisnxt.sync.progress.bulk.BulkTail;
import com.mantisnxt.sync.tenant.Caller;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of one act on many syncs, sync by sync; follows it while it is under way. */
@Route("bulk/:act")
@PermitAll
class BulkActView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final transient BulkServices services;
    private final transient Caller reader;
    private final Paragraph about = new Paragraph();
    private final Div chips = new Div();
    private final Map<Optional<BulkOutcome>, NativeButton> choices = new LinkedHashMap<>();
    private final BulkGrid grid;
    private final Section card = new Section(about, chips);
    private @Nullable BulkOutcome chosen;
    private transient @Nullable BulkAct shown;
    private transient BulkTail.@Nullable Subscription subscription;

    BulkActView(BulkServices services, LiveBoardServices pages) {
        this.services = services;
        this.reader = services.currentCaller().get();
        pages.signIn(UI.getCurrent());
        this.grid = new BulkGrid(item -> pages.go(LiveBoardView.class, Map.of("sync", target(item))));
        addClassName("sc-page");
        RouterLink all = new RouterLink(getTranslation("bulk.list"), BulkActsView.class);
        all.addClassName("sc-button");
        add(new PageHeader(getTranslation("bulk.title")).withTools(all));
        card.addClassNames("sc-card", "sc-table");
        about.addClassName("bulk-about");
        chips.addClassName("sc-tools");
        choice(null);
        for (BulkOutcome outcome : BulkOutcome.values()) {
            choice(outcome);
        }
        add(card);
        NarrowScreen.watch(this, grid::setNarrow);
    }

    private static String target(BulkItem item) {
        return item.resultSync() == null ? item.syncId() : item.resultSync();
    }

    private void choice(@Nullable BulkOutcome outcome) {
        NativeButton chip = new NativeButton("", event -> {
            chosen = outcome;
            list();
            about();
        });
        chip.addClassName("sc-chip");
        choices.put(Optional.ofNullable(outcome), chip);
        chips.add(chip);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        shown = find(event.getRouteParameters().get("act").orElse(""));
        if (shown == null) {
            card.removeAll();
            card.add(new EmptyState(getTranslation("bulk.missing.title"), getTranslation("bulk.missing.text")));
            return;
        }
        card.add(grid);
        about();
        list();
    }

    private @Nullable BulkAct find(String id) {
        try {
            return services.results().find(UUID.fromString(id)).orElse(null);
        } catch (IllegalArgumentException nonsense) {
            return null;
        }
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        BulkAct act = shown;
        if (act != null && act.endedAt() == null) {
            UI ui = attach.getUI();
            subscription = services.tail()
                    .follow(acts -> acts.stream()
                            .filter(now -> now.id().equals(act.id()) && !now.equals(shown))
                            .findFirst()
                            .ifPresent(now -> soon(ui, now)));
        }
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private void soon(UI ui, BulkAct now) {
        try {
            ui.access(() -> {
                shown = now;
                about();
                list();
            });
        } catch (UIDetachedException gone) {
            // the page was closed meanwhile
        }
    }

    private void about() {
        BulkAct act = shown;
        if (act == null) {
            return;
        }
        BulkWords words = new BulkWords(this);
        about.removeAll();
        String when = TIME.format(act.askedAt().atZone(BrowserZone.of(UI.getCurrent())));
        about.add(new Span(words.title(act)));
        about.add(" · " + words.state(act) + " · " + getTranslation("bulk.asked-by", act.askedBy(), when));
        if (act.reason() != null) {
            about.add(" · " + act.reason());
        }
        choices.forEach((outcome, chip) -> {
            chip.setText(words.choice(outcome.orElse(null), act.counts()));
            chip.getElement().setAttribute("aria-pressed", String.valueOf(outcome.orElse(null) == chosen));
        });
    }

    private void list() {
        BulkAct act = shown;
        if (act != null) {
            grid.setDataProvider(
                    new KeysetDataProvider<>((after, limit) -> items(act.id(), after, limit), BulkItem::position));
            grid.getDataCommunicator().setDefinedSize(false);
        }
    }

    /** What the tail tells is shown on its thread, which nobody signed in on. */
    private List<BulkItem> items(UUID act, @Nullable Integer after, int limit) {
        return services.currentCaller().callAs(reader, () -> services.results().items(act, chosen, after, limit));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("bulk.title") + " · " + getTranslation("app.name");
    }
}
