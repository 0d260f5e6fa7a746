package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.preview.PreviewRow;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItem;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.RouteParameters;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection's preview: its head, its items, the one that stands open, and what is decided on them. */
final class PlanBody extends Div implements PlanPanel.Acts, PlanBar.Acts, PlanActs.Shown, PlanWatch.Again {

    private final transient PlanServices services;
    private final transient Consumer<PlanPlace> goTo;
    private final transient PlanActs acts;
    private final PlanHead head;
    private final PlanChips chips;
    private final PlanFilters filters;
    private final PlanBar bar = new PlanBar(this);
    private final PlanList list;
    private final PlanPanel panel = new PlanPanel(this);
    private final MasterDetailLayout layout = new MasterDetailLayout();
    private transient PlanPlace place = new PlanPlace(ItemQuery.all(), null);
    private transient @Nullable PreviewRow preview;
    private transient @Nullable PlanRow plan;
    private transient @Nullable ItemQuery listed;
    private transient @Nullable PlanWatch watch;
    private int matching;

    PlanBody(PlanServices services, Consumer<PlanPlace> goTo) {
        this.services = services;
        this.goTo = goTo;
        acts = new PlanActs(services, this, this);
        head = new PlanHead(services, acts);
        chips = new PlanChips(this::list);
        filters = new PlanFilters(this::list);
        list = new PlanList(
                services,
                new PlanStates(this, () -> list(ItemQuery.all())),
                row -> goTo.accept(place.at(row.position())),
                this::showBar);
        addClassName("preview-body");
        arrange();
    }

    void show(PreviewRow row, PlanRow current, PlanPlace next) {
        place = next;
        boolean isOther = !current.equals(plan);
        preview = row;
        plan = current;
        if (isOther || !place.query().equals(listed)) {
            showAll();
        }
        showItem();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        watch = new PlanWatch(services, attach.getUI(), this);
        watch.follow(plan);
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    private void showAll() {
        PlanRow current = plan();
        UUID id = current.preview();
        PlanItems.Facets facets = services.items().facets(id);
        var result = services.results().of(id);
        List<Guardrail.Finding> findings = services.guardrails().check(id);
        chips.show(current, place.query(), facets, result);
        head.show(
                new PlanHead.Known(
                        Objects.requireNonNull(preview),
                        current,
                        findings,
                        services.approval().approvals(id),
                        result.rejected()),
                chips);
        filters.show(place.query(), facets);
        matching = services.items().count(id, place.query());
        list.show(current, place.query(), matching, mayExclude());
        showBar();
        listed = place.query();
        if (watch != null) {
            watch.follow(current);
        }
    }

    private void showBar() {
        bar.show(list.marks(), matching, plan().counts().excluded(), mayExclude());
    }

    /** What somebody has approved stays as it is. */
    private boolean mayExclude() {
        PlanRow current = plan();
        return services.mayDecide()
                && current.state() == PlanState.PENDING
                && current.isOpen(services.clock().instant());
    }

    private void showItem() {
        Integer position = place.item();
        PlanPanel wanted = position == null ? null : panel;
        if (layout.getDetail() != wanted) {
            layout.setDetail(wanted);
        }
        list.deselect();
        if (position == null) {
            return;
        }
        try {
            PlanItem item = services.items().get(plan().preview(), position);
            panel.show(item, mayExclude());
            list.select(item.row());
        } catch (Refused e) {
            panel.unknown();
        }
    }

    /** What is shown may have been overtaken. */
    @Override
    public void again() {
        PlanRow shown = plan;
        if (shown == null || preview == null) {
            return;
        }
        PlanRow now = services.plans().get(shown.preview());
        if (!now.equals(shown)) {
            show(preview, now, place);
        }
    }

    @Override
    public void moved(int records) {
        head.moved(records);
    }

    @Override
    public PlanRow plan() {
        return Objects.requireNonNull(plan);
    }

    @Override
    public ItemQuery query() {
        return place.query();
    }

    @Override
    public void leaveFor(UUID other) {
        UI.getCurrent().navigate(PreviewView.class, new RouteParameters("preview", other.toString()));
    }

    private void list(ItemQuery query) {
        goTo.accept(place.with(query));
    }

    @Override
    public void turn(PlanItemRow row) {
        acts.turn(row);
    }

    @Override
    public void turnField(PlanItemRow row, String field) {
        acts.turnField(row, field);
    }

    @Override
    public void markAll() {
        list.markAll();
    }

    @Override
    public void markNone() {
        list.markNone();
    }

    @Override
    public void takeOut() {
        acts.takeOut(list.marks(), list.marks().count(matching), this::unmark);
    }

    @Override
    public void takeIn() {
        acts.takeIn(list.marks(), list.marks().count(matching), this::unmark);
    }

    @Override
    public void export() {
        new ExportDialog(services.export(), plan().preview(), place.query(), matching).open();
    }

    private void unmark() {
        list.markNone();
        list.focus();
    }

    @Override
    public void close() {
        if (place.item() != null) {
            goTo.accept(place.at(null));
            list.focus();
        }
    }

    private void arrange() {
        Div side = new Div(filters, bar, list);
        side.addClassNames("sc-card", "item-side");
        layout.setMaster(side);
        layout.setMasterSize("min(26rem, 100vw)");
        layout.setExpandMaster(true);
        layout.setDetailSize("36rem");
        layout.setExpandDetail(true);
        layout.setWidthFull();
        layout.addBackdropClickListener(event -> close());
        Shortcuts.addShortcutListener(layout, this::close, Key.ESCAPE).listenOn(layout);
        add(head, layout);
    }
}
