package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityOverview;
import com.mantisnxt.sync.activity.ActivityOverviews;
import com.mantisnxt.sync.activity.ErrorCauses;
import com.mantisnxt.sync.activity.Reading;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.BrowserZone;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search in numbers, read beside the list: histogram and facets. Who searches anew before they are there has the
 * database stop.
 */
final class OverviewPart {

    private static final Logger log = LoggerFactory.getLogger(OverviewPart.class);

    private final ActivityOverviews overviews;
    private final Histogram histogram;
    private final FacetRail facets;
    private final Consumer<@Nullable ActivityOverview> told;
    private @Nullable Reading reading;
    private boolean isCounted;

    /**
     * @param filter what is searched now
     * @param changed what shall be
     * @param told what was read, or null while nothing is known
     */
    OverviewPart(
            ActivityOverviews overviews,
            Supplier<ActivityFilter> filter,
            Consumer<ActivityFilter> changed,
            Consumer<@Nullable ActivityOverview> told) {
        this.overviews = overviews;
        this.histogram = new Histogram(range -> changed.accept(filter.get().within(range)));
        this.facets = new FacetRail(changed);
        this.told = told;
        histogram.addDetachListener(event -> abandon());
    }

    Histogram histogram() {
        return histogram;
    }

    FacetRail facets() {
        return facets;
    }

    /**
     * @param asked as the address says it
     * @param pinned with its time fixed
     */
    void load(ActivityFilter asked, ActivityFilter pinned) {
        abandon();
        histogram.wait(true);
        told.accept(null);
        UI ui = UI.getCurrent();
        isCounted = false;
        var mine = new Mine(ui, asked, pinned);
        mine.reading = overviews.begin(pinned, BrowserZone.of(ui), mine);
        reading = mine.reading;
    }

    /** What was asked for, as long as nothing else is. */
    private final class Mine implements ActivityOverviews.Listener {

        private final UI ui;
        private final ActivityFilter asked;
        private final ActivityFilter pinned;
        private @Nullable Reading reading;

        Mine(UI ui, ActivityFilter asked, ActivityFilter pinned) {
            this.ui = ui;
            this.asked = asked;
            this.pinned = pinned;
        }

        @Override
        public void counted(ActivityOverview found) {
            access(() -> show(asked, pinned, found));
        }

        @Override
        public void causes(ErrorCauses found) {
            access(() -> facets.show(found));
        }

        @Override
        public void failed(RuntimeException fault) {
            access(() -> OverviewPart.this.failed(fault));
        }

        private void access(Runnable shown) {
            try {
                ui.access(() -> {
                    if (OverviewPart.this.reading == reading) {
                        shown.run();
                    }
                });
            } catch (UIDetachedException gone) {
                // the page was closed meanwhile
            }
        }
    }

    /** Nothing is known of what the list says it can't show. */
    void unknown() {
        abandon();
        histogram.clear();
        facets.removeAll();
        told.accept(null);
    }

    void abandon() {
        if (reading != null) {
            reading.abandon();
            reading = null;
        }
    }

    private void show(ActivityFilter asked, ActivityFilter pinned, ActivityOverview found) {
        Instant end = Objects.requireNonNull(pinned.range().end());
        Instant from = pinned.range().start(end);
        histogram.show(
                found,
                from.equals(Instant.EPOCH) ? null : from,
                end,
                asked.range().end() == null);
        facets.show(asked, found);
        isCounted = true;
        told.accept(found);
    }

    private void failed(RuntimeException fault) {
        if (!(fault instanceof Refused)) {
            log.warn("The activity could not be counted: {}", fault.getMessage());
        }
        String why = fault instanceof Refused ? "slow" : "failed";
        if (isCounted) {
            facets.sayOfCauses(why);
        } else {
            histogram.clear();
            facets.say(why);
        }
    }
}
