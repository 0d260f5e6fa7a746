package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.AlertFilter;
import com.mantisnxt.sync.alert.AlertRow;
import com.mantisnxt.sync.alert.Alerts;
import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.KeysetDataProvider;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** All alerts that there were, latest first, by what is looked for. */
final class HistoryPart extends Section {

    private final transient AlertServices services;
    private final transient AlertFilter filter;
    private final transient AlertWords words = new AlertWords(this);

    HistoryPart(AlertServices services, AlertFilter filter) {
        this.services = services;
        this.filter = filter;
        addClassNames("sc-card", "sc-table", "alert-history");
        add(tools());
        var rows = new KeysetDataProvider<AlertRow, Alerts.Cursor>(
                (after, limit) -> services.alerts().history(filter, after, limit), Alerts.Cursor::of);
        if (rows.isEmpty()) {
            String empty = filter.equals(AlertFilter.ALL) ? "alert.history.none" : "alert.history.filtered";
            add(new EmptyState(getTranslation(empty + ".title"), getTranslation(empty + ".text")));
            return;
        }
        var grid = new HistoryGrid(words, services.clock(), alert -> go(alert.path()));
        grid.setDataProvider(rows);
        grid.getDataCommunicator().setDefinedSize(false);
        add(grid);
        NarrowScreen.watch(this, grid::setNarrow);
    }

    private Div tools() {
        var tools = new Div();
        tools.addClassName("sc-tools");
        tools.getElement().setAttribute("role", "search");
        tools.getElement().setAttribute("aria-label", getTranslation("alert.history.filter"));
        if (services.alerts().showsInstallation()) {
            var whose = new Choice(
                    getTranslation("alert.history.of"),
                    chosen -> look(new AlertFilter(chosen.equals("installation"), null, filter.within())));
            whose.option("", getTranslation("alert.history.of.organisation"))
                    .option("installation", getTranslation("alert.history.of.installation"))
                    .show(filter.ofInstallation() ? "installation" : "");
            tools.add(whose);
        }
        tools.add(rules(), lengths());
        return tools;
    }

    private Choice rules() {
        var rules = new Choice(
                getTranslation("alert.history.rule"),
                chosen -> look(
                        new AlertFilter(filter.ofInstallation(), chosen.isEmpty() ? null : chosen, filter.within())));
        rules.option("", getTranslation("alert.history.rule.any"));
        services.rules().all().stream()
                .map(setting -> setting.rule())
                .filter(rule -> rule.ofInstallation() == filter.ofInstallation())
                .forEach(rule -> rules.option(rule.code(), words.rule(rule.code())));
        return rules.show(filter.rule() == null ? "" : filter.rule());
    }

    private Choice lengths() {
        var lengths = new Choice(
                getTranslation("alert.history.last"),
                chosen -> look(new AlertFilter(filter.ofInstallation(), filter.rule(), length(chosen))));
        lengths.option("", getTranslation("alert.history.last.any"));
        AlertPlace.LENGTHS
                .keySet()
                .forEach(length -> lengths.option(length, getTranslation("alert.history.last." + length)));
        return lengths.show(AlertPlace.name(filter.within()));
    }

    private static @Nullable Duration length(String name) {
        return AlertPlace.LENGTHS.get(name);
    }

    private static void look(AlertFilter next) {
        UI.getCurrent().navigate(AlertsView.class, new AlertPlace(AlertPlace.HISTORY, next).parameters());
    }

    private static void go(String path) {
        String[] parts = path.split("\\?", 2);
        UI.getCurrent().navigate(parts[0], QueryParameters.fromString(parts.length == 1 ? "" : parts[1]));
    }
}
