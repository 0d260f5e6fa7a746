package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.ReasonDialog;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.PreviewRow;
import com.mantisnxt.sync.preview.plan.Guardrail;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItem;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanItems;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection's preview: its head, its items, the one that stands open, and what is decided on them. */
final class PlanBody extends Div implements PlanPanel.Acts {

    private final transient PlanServices services;
    private final transient Consumer<PlanPlace> goTo;
    private final PlanHead head;
    private final PlanChips chips;
    private final PlanFilters filters;
    private final PlanList list;
    private final PlanPanel panel = new PlanPanel(this);
    private final MasterDetailLayout layout = new MasterDetailLayout();
    private transient PlanPlace place = new PlanPlace(ItemQuery.all(), null);
    private transient @Nullable PreviewRow preview;
    private transient @Nullable PlanRow plan;
    private transient @Nullable ItemQuery listed;
    private transient @Nullable PlanWatch watch;

    PlanBody(PlanServices services, Consumer<PlanPlace> goTo) {
        this.services = services;
        this.goTo = goTo;
        head = new PlanHead(services, this::approve, this::retry);
        chips = new PlanChips(this::list);
        filters = new PlanFilters(this::list, this::excludeAll, this::includeAll);
        list = new PlanList(
                services.items(),
                new PlanStates(this, () -> list(ItemQuery.all())),
                row -> goTo.accept(place.at(row.position())),
                this::turn);
        addClassName("preview-body");
        arrange();
    }

    void show(PreviewRow row, PlanRow current, PlanPlace next) {
        place = next;
        boolean isOther = plan == null || !plan.preview().equals(current.preview()) || !plan.equals(current);
        preview = row;
        plan = current;
        if (isOther || !place.query().equals(listed)) {
            showAll(isOther);
        }
        showItem();
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        watch = new PlanWatch(services, attach.getUI(), this::again);
        watch.follow(plan);
    }

    @Override
    protected void onDetach(DetachEvent detach) {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    private void showAll(boolean isOther) {
        PlanRow current = Objects.requireNonNull(plan);
        PlanItems.Facets facets = services.items().facets(current.preview());
        var result = services.results().of(current.preview());
        List<Guardrail.Finding> findings = services.guardrails().check(current.preview());
        chips.show(current, place.query(), facets, result);
        head.show(
                new PlanHead.Known(
                        Objects.requireNonNull(preview),
                        current,
                        findings,
                        services.approval().approvals(current.preview()),
                        result.rejected()),
                chips);
        filters.show(place.query(), facets, services.items().count(current.preview(), place.query()), mayExclude());
        if (place.query().equals(listed) && !isOther) {
            list.refresh(mayExclude());
        } else {
            list.show(current, place.query(), mayExclude());
        }
        listed = place.query();
        if (watch != null) {
            watch.follow(current);
        }
    }

    private boolean mayExclude() {
        return services.mayDecide()
                && Objects.requireNonNull(plan).isOpen(services.clock().instant());
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
            PlanItem item = services.items().get(Objects.requireNonNull(plan).preview(), position);
            panel.show(item, mayExclude());
            list.select(item.row());
        } catch (Refused e) {
            panel.unknown();
        }
    }

    /** What is shown may have been overtaken. */
    private void again() {
        PlanRow shown = plan;
        if (shown == null || preview == null) {
            return;
        }
        PlanRow now = services.plans().get(shown.preview());
        if (!now.equals(shown)) {
            show(preview, now, place);
        }
    }

    private void list(ItemQuery query) {
        goTo.accept(place.with(query));
    }

    private void approve() {
        PlanRow seen = Objects.requireNonNull(plan);
        int deletions = services.items()
                .count(seen.preview(), ItemQuery.of(ChangeKind.DELETED).withExcluded(false));
        new ApproveDialog(seen, deletions, services.guardrails().check(seen.preview()), () -> {
                    services.approval().approve(seen.preview(), seen.hash());
                    Feedback.say(getTranslation("preview.approved"));
                    again();
                })
                .open();
    }

    private void retry() {
        Feedback.tried(() ->
                services.results().retryRejected(Objects.requireNonNull(plan).preview()));
        again();
    }

    @Override
    public void turn(PlanItemRow row) {
        PlanRow seen = Objects.requireNonNull(plan);
        if (row.excluded()) {
            decided(() -> services.exclusions().include(seen.preview(), List.of(row.position())));
        } else {
            ask(
                    "preview.exclude-item",
                    reason -> services.exclusions().exclude(seen.preview(), List.of(row.position()), reason));
        }
    }

    @Override
    public void turnField(PlanItemRow row, String field) {
        PlanRow seen = Objects.requireNonNull(plan);
        if (row.excludedFields().contains(field)) {
            decided(() -> services.exclusions().includeField(seen.preview(), row.position(), field));
        } else {
            ask(
                    "preview.exclude-field",
                    reason -> services.exclusions().excludeField(seen.preview(), row.position(), field, reason));
        }
    }

    private void excludeAll() {
        PlanRow seen = Objects.requireNonNull(plan);
        ask(
                "preview.exclude-all",
                reason -> services.exclusions().excludeMatching(seen.preview(), place.query(), List.of(), reason));
    }

    private void includeAll() {
        PlanRow seen = Objects.requireNonNull(plan);
        decided(() -> services.exclusions().includeMatching(seen.preview(), place.query()));
    }

    private void ask(String texts, Consumer<String> act) {
        new ReasonDialog(texts, true, reason -> decided(() -> act.accept(reason))).open();
    }

    private void decided(Runnable act) {
        Feedback.tried(act);
        again();
    }

    @Override
    public void close() {
        goTo.accept(place.at(null));
        list.focus();
    }

    private void arrange() {
        Div side = new Div(filters, list);
        side.addClassNames("sc-card", "item-side");
        layout.setMaster(side);
        layout.setMasterSize("26rem");
        layout.setExpandMaster(true);
        layout.setDetailSize("36rem");
        layout.setExpandDetail(true);
        layout.setSizeFull();
        layout.addBackdropClickListener(event -> close());
        Shortcuts.addShortcutListener(layout, this::close, Key.ESCAPE).listenOn(layout);
        add(head, layout);
    }
}
