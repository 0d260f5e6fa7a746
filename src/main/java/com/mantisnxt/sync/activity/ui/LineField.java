package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivitySearch;
import com.mantisnxt.sync.activity.SearchLine;
import com.mantisnxt.sync.activity.TimeRange;
import com.mantisnxt.sync.base.ui.BrowserZone;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The whole filter in one line, searched for while its typing pauses. What can't be read is said, with its place, and
 * nothing is searched for meanwhile. What somebody has typed is left as it is while it says what is shown.
 */
@Tag("search-line")
@JsModule("./activity/search-line.ts")
final class LineField extends Component {

    private static final int LONGEST = 2_000;

    private final transient People people;
    private final transient ActivitySearch search;
    private final transient Found found;
    private final transient SearchLine.Names names;
    private String text = "";
    private transient TimeRange range = TimeRange.DAY;
    private @Nullable String fault;

    /** Takes what the line says. */
    interface Found {

        /** @param typing whether the line may not be finished yet */
        void take(ActivityFilter filter, boolean typing);
    }

    LineField(People people, ActivitySearch search, Found found) {
        this.people = people;
        this.search = search;
        this.found = found;
        this.names = new ByName(people);
        getElement().setAttribute("data-search", "");
        getElement().setProperty("longest", LONGEST);
        addListener(Search.class, event -> read(event.line, !event.done));
        addListener(
                Syncs.class,
                event -> getElement()
                        .callJsFunction(
                                "offerSyncs", event.beginning, LineVocabulary.list(search.syncIds(event.beginning))));
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        getElement().callJsFunction("configure", new LineVocabulary(this, people).json());
        getElement().callJsFunction("show", text);
    }

    void show(ActivityFilter filter) {
        SearchLine.Read asIs = SearchLine.read(text, filter.range(), names, zone());
        boolean says = asIs.faults().isEmpty() && asIs.filter().equals(filter);
        if (!says) {
            text = SearchLine.write(filter, names);
            getElement().callJsFunction("show", text);
        }
        if (!says || !asIs.namesTime()) {
            range = filter.range();
        }
        clearFault();
        getElement().setProperty("helper", filter.isShallow() ? getTranslation("activity.line.shallow") : "");
    }

    String text() {
        return text;
    }

    /** Why the line can't be read, null where it can. */
    @Nullable
    String fault() {
        return fault;
    }

    private void read(String line, boolean typing) {
        text = line.substring(0, Math.min(line.length(), LONGEST));
        SearchLine.Read read = SearchLine.read(text, range, names, zone());
        if (read.faults().isEmpty()) {
            clearFault();
            found.take(read.filter(), typing);
        } else {
            show(read.faults().getFirst());
        }
        getElement().callJsFunction("answered");
    }

    private void clearFault() {
        fault = null;
        getElement().callJsFunction("fault", text, 0, 0, "");
    }

    private void show(SearchLine.Fault shown) {
        fault = said(shown);
        getElement()
                .callJsFunction(
                        "fault", text, shown.from(), shown.from() + shown.part().length(), fault);
    }

    private String said(SearchLine.Fault shown) {
        String key = "activity.line.fault." + shown.problem().name().toLowerCase(Locale.ROOT);
        String known = known(shown);
        boolean isPerson = shown.problem() == SearchLine.Problem.UNKNOWN_VALUE && known.isEmpty();
        return getTranslation(isPerson ? key + ".person" : key, shown.part(), shown.from() + 1, known);
    }

    private static String known(SearchLine.Fault shown) {
        return String.join(
                ", ",
                switch (shown.problem()) {
                    case UNKNOWN_QUALIFIER -> SearchLine.qualifiers();
                    case UNKNOWN_VALUE ->
                        SearchLine.values(shown.part()
                                .replaceFirst("^-", "")
                                .split(":", 2)[0]
                                .toLowerCase(Locale.ROOT));
                    default -> java.util.List.of();
                });
    }

    private static java.time.ZoneId zone() {
        return BrowserZone.of(UI.getCurrent());
    }

    /** The line is to be searched for. */
    @DomEvent("line-search")
    public static final class Search extends com.vaadin.flow.component.ComponentEvent<LineField> {

        private final String line;
        private final boolean done;

        public Search(
                LineField source,
                boolean fromClient,
                @EventData("event.detail.line") String line,
                @EventData("event.detail.done") boolean done) {
            super(source, fromClient);
            this.line = line;
            this.done = done;
        }
    }

    /** Ids of syncs are to be offered. */
    @DomEvent("line-syncs")
    public static final class Syncs extends com.vaadin.flow.component.ComponentEvent<LineField> {

        private final String beginning;

        public Syncs(LineField source, boolean fromClient, @EventData("event.detail.beginning") String beginning) {
            super(source, fromClient);
            this.beginning = beginning;
        }
    }
}
