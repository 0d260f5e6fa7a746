package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.preview.PreviewRow;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItem;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanNews;
import com.mantisnxt.sync.preview.plan.PlanResults;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.progress.LiveSync;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.RouteParameters;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection's preview: its head, its items, the one that stands open, and what is decided on them. */
final class PlanBody extends Div implements PlanPanel.Acts, MarkedActs.Listed, PlanWatch.Again {

    private final transient PlanServices services;
    private final transient Consumer<PlanPlace> goTo;
    private final transient Consumer<PlanPlace> say;
    private final transient PlanActs acts;
    private final PlanHead head;
    private final PlanChips chips;
    private final ResultChips result;
    private final PlanFilters filters;
    private final PlanBar bar;
    private final DeletionNote deletions = new DeletionNote();
    private final PlanList list;
    private final PlanPanel panel = new PlanPanel(this);
    private final ItemLayout layout;
    private transient PlanPlace place = PlanPlace.START;
    private transient @Nullable PreviewRow preview;
    private transient @Nullable PlanRow plan;
    private transient @Nullable ItemQuery listed;
    private transient @Nullable PlanWatch watch;
    private int matching;
    private transient @Nullable KnownPlan known;

    /**
     * @param goTo a step that one can go back from
     * @param say what the address says now, as what is marked is no step
     */
    PlanBody(PlanServices services, Consumer<PlanPlace> goTo, Consumer<PlanPlace> say) {
        this.services = services;
        this.goTo = goTo;
        this.say = say;
        acts = new PlanActs(services, this, this);
        head = new PlanHead(services, acts);
        chips = new PlanChips(this::list);
        result = new ResultChips(this::list);
        filters = new PlanFilters(this::list);
        list = new PlanList(
                services, new PlanStates(this, this::list), row -> goTo.accept(place.at(row.position())), this::marked);
        bar = new PlanBar(new MarkedActs(services, acts, this, list));
        layout = new ItemLayout(new Div(filters, deletions, bar, list), "min(26rem, 100vw)", this::close);
        layout.setWidthFull();
        addClassName("preview-body");
        add(head, layout);
    }

    void show(PreviewRow row, PlanRow current, PlanPlace next) {
        place = next;
        boolean isOther = !current.equals(plan);
        preview = row;
        plan = current;
        if (isOther || !place.listed(current).equals(listed)) {
            showAll();
        }
        list.recall(place.marked());
        showBar();
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
        KnownPlan now = KnownPlan.of(services, Objects.requireNonNull(preview), current);
        known = now;
        chips.setVisible(!current.hash().isEmpty());
        chips.show(current, place.query(), facets);
        result.show(current, place.query(), now.result());
        head.show(now, new Div(chips, result));
        filters.show(place.query(), facets);
        ItemQuery asked = place.listed(current);
        matching = services.items().count(id, asked);
        deletions.show(current, asked);
        list.show(current, asked, matching, mayExclude());
        listed = asked;
        if (watch != null) {
            watch.follow(current);
        }
    }

    private void marked() {
        showBar();
        place = place.with(list.marks().said());
        say.accept(place);
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
        layout.open(position == null ? null : panel);
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
        if (known == null || !known.isStill(services, now)) {
            plan = null;
            show(preview, now, place);
        }
    }

    @Override
    public void told(PlanNews.Act act) {
        head.told(act);
    }

    @Override
    public void progress(LiveSync live) {
        head.progress(live);
    }

    @Override
    public void result(PlanResults.Result now) {
        result.show(plan(), place.query(), now);
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
        return place.listed(plan());
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
    public int matching() {
        return matching;
    }

    @Override
    public boolean isFiltered() {
        return place.isFiltered();
    }

    void markAll() {
        list.markAll();
    }

    void markNone() {
        list.markNone();
    }

    @Override
    public void close() {
        if (place.item() != null) {
            goTo.accept(place.at(null));
            list.focus();
        }
    }
}
