package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PickedItems;
import com.mantisnxt.sync.preview.plan.PlanRow;
import java.util.ArrayList;

/** What is done with the marked items of a list, or with all that it holds. */
final class MarkedActs implements PlanBar.Acts {

    private final PlanServices services;
    private final PlanActs acts;
    private final Listed listed;
    private final PlanList list;

    /** What the page lists. */
    interface Listed extends PlanActs.Shown {

        int matching();

        boolean isFiltered();
    }

    MarkedActs(PlanServices services, PlanActs acts, Listed listed, PlanList list) {
        this.services = services;
        this.acts = acts;
        this.listed = listed;
        this.list = list;
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
        acts.takeOut(list.marks(), list.marks().count(listed.matching()), this::unmark);
    }

    @Override
    public void takeIn() {
        acts.takeIn(list.marks(), list.marks().count(listed.matching()), this::unmark);
    }

    @Override
    public void leaveField() {
        Marks marks = list.marks();
        PlanRow plan = listed.plan();
        ItemQuery query = listed.query();
        PickedItems items =
                marks.isAll() ? PickedItems.matching(query, marks.positions()) : PickedItems.of(marks.positions());
        var fields =
                new ArrayList<>(services.items().facets(plan.preview()).fields().keySet());
        new FieldDialog(services.fields(), plan.preview(), items, this::left)
                .choose(fields, query.field())
                .open();
    }

    @Override
    public void export() {
        PlanRow plan = listed.plan();
        ItemQuery query = listed.isFiltered() ? listed.query() : ItemQuery.all();
        int items = listed.isFiltered() ? listed.matching() : plan.counts().total();
        new ExportDialog(services.export(), plan.preview(), query, items).open();
    }

    private void left() {
        unmark();
        listed.again();
    }

    private void unmark() {
        list.markNone();
        list.focus();
    }
}
