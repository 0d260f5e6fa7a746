package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.RowOpener;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All items that are asked for, as many as there are, some at a time; each with a box that marks it. */
final class PlanList extends Div {

    /** More at once are marked by the filter that they match. */
    private static final int LONGEST_RANGE = 1_000;

    private static final String ROW = """
            <div class="plan-row" data-out=${item.out} data-marked=${item.marked}>
              <input type="checkbox" class="plan-tick" aria-label=${item.label} .checked=${item.marked}
                ?hidden=${item.fixed}>
              <div class="item-row"><b>${item.name}</b><small>${item.about}</small></div>
              <div class="plan-facts">
                <span class="plan-change" data-way=${item.way} ?hidden=${!item.way} title=${item.values}>
                  <span class="plan-field">${item.field}</span>
                  <span aria-hidden="true">${item.arrow}</span><span class="sc-heard">${item.said}</span>
                  ${item.much}
                </span>
                <span class="plan-mark" data-tone=${item.tone}>${item.mark}</span>
              </div>
            </div>
            """;

    private final transient PlanServices services;
    private final transient PlanStates states;
    private final transient Runnable whenMarked;
    private final Grid<ListedItem> grid = new Grid<>();
    private final ItemKeys keys = new ItemKeys(this::turn, this::range);
    private final transient PlanWords words = new PlanWords(this);
    private final transient ChangeWords changes = new ChangeWords(this);
    private final transient Marks marks = new Marks();
    private transient ItemQuery query = ItemQuery.all();
    private @Nullable UUID preview;
    private int count;
    private boolean fixed;

    PlanList(PlanServices services, PlanStates states, Consumer<PlanItemRow> opener, Runnable whenMarked) {
        this.services = services;
        this.states = states;
        this.whenMarked = whenMarked;
        addClassName("item-list");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER);
        grid.setSelectionMode(Grid.SelectionMode.SINGLE);
        grid.setSizeFull();
        grid.addColumn(renderer());
        RowOpener.on(grid, item -> opener.accept(item.row()));
    }

    private LitRenderer<ListedItem> renderer() {
        return LitRenderer.<ListedItem>of(ROW)
                .withProperty("name", item -> words.name(item.row()))
                .withProperty("about", item -> words.about(item.row()))
                .withProperty("mark", item -> words.mark(item.row()))
                .withProperty("tone", item -> words.tone(item.row()))
                .withProperty("out", item -> item.row().excluded())
                .withProperty("fixed", item -> fixed)
                .withProperty("marked", item -> marks.has(item.position()))
                .withProperty("label", item -> words.tick(item.row()))
                .withProperty("field", item -> changes.field(item.change()))
                .withProperty("way", item -> changes.way(item.change()))
                .withProperty("arrow", item -> changes.arrow(item.change()))
                .withProperty("said", item -> changes.said(item.change()))
                .withProperty("much", item -> changes.much(item.change()))
                .withProperty("values", item -> changes.values(item.change()));
    }

    /**
     * Lists what is asked for; what is listed already is only looked at again, so that nobody loses their place.
     *
     * @param mayMark whether items may still be taken out
     */
    void show(PlanRow plan, ItemQuery asked, int matching, boolean mayMark) {
        boolean isOther = !plan.preview().equals(preview) || !asked.equals(query);
        boolean wasListed = grid.isAttached() && !isOther;
        preview = plan.preview();
        query = asked;
        count = matching;
        fixed = !mayMark;
        if (isOther || fixed) {
            marks.none();
        }
        if (matching == 0) {
            only(states.noItems(plan, asked));
        } else if (wasListed) {
            grid.getDataProvider().refreshAll();
        } else {
            list(plan.preview(), asked);
        }
    }

    private void list(UUID id, ItemQuery asked) {
        grid.setItems(new CallbackDataProvider<ListedItem, Void>(
                wanted -> rows(id, asked, wanted.getOffset(), wanted.getLimit()),
                wanted -> count,
                ListedItem::position));
        only(grid, keys);
        keys.forget();
    }

    private Stream<ListedItem> rows(UUID id, ItemQuery asked, int first, int limit) {
        var rows = services.items().at(id, asked, first, limit);
        var telling = services.telling().of(id, rows);
        return rows.stream().map(row -> new ListedItem(row, telling.get(row.position())));
    }

    /** Marks what an address says and the list holds, unless that is what is marked. */
    void recall(MarkedItems said) {
        if (!fixed && preview != null && !said.equals(marks.said())) {
            marks.recall(said, services.items().among(preview, query, said.positions()));
            if (grid.isAttached()) {
                grid.getDataProvider().refreshAll();
            }
        }
    }

    Marks marks() {
        return marks;
    }

    void markAll() {
        if (!fixed && count > 0) {
            marks.all();
            marked();
        }
    }

    void markNone() {
        marks.none();
        marked();
    }

    void turn(String key) {
        ListedItem item = grid.getDataCommunicator().getKeyMapper().get(key);
        if (item != null && !fixed) {
            marks.turn(item.position());
            grid.getDataProvider().refreshItem(item);
            whenMarked.run();
        }
    }

    void range(int first, int last) {
        if (fixed || preview == null || first < 0 || last < first) {
            return;
        }
        if (last - first >= LONGEST_RANGE) {
            Feedback.say(getTranslation("preview.range-too-long", LONGEST_RANGE));
            return;
        }
        marks.add(services.items().at(preview, query, first, last - first + 1).stream()
                .map(PlanItemRow::position)
                .toList());
        marked();
    }

    private void marked() {
        grid.getDataProvider().refreshAll();
        whenMarked.run();
    }

    void select(PlanItemRow row) {
        grid.select(new ListedItem(row, null));
    }

    void deselect() {
        grid.deselectAll();
    }

    void focus() {
        if (grid.isAttached()) {
            keys.focusRow();
        }
    }

    private void only(Component... content) {
        if (getChildren().noneMatch(content[0]::equals)) {
            removeAll();
            add(content);
        }
    }
}
