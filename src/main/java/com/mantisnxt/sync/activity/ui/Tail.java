package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityTail;
import com.mantisnxt.sync.activity.TailNews;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.text.NumberFormat;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows new events in the list as they come. While somebody reads, the list stands still and what came is counted; a
 * hidden or silent page costs the database nothing.
 */
final class Tail {

    private final ActivityTail source;
    private final ActivityList list;
    private final Clock clock;
    private final Consumer<Boolean> turned;
    private final TailControl control = new TailControl(event -> turn(), this::browser);
    private final Button news = new Button(VaadinIcon.ARROW_UP.create(), event -> toTop());
    private ActivityFilter filter = ActivityFilter.DEFAULT;
    private boolean on;
    private boolean held;
    private boolean hidden;
    private boolean isEventOpen;
    private boolean behind;
    /** Came while nobody was told. */
    private long missed;

    private ActivityTail.@Nullable Subscription subscription;
    private @Nullable TailLink link;
    private @Nullable TailNews latest;
    private @Nullable TailNews painted;

    Tail(ActivityTail source, ActivityList list, Clock clock, Consumer<Boolean> turned) {
        this.source = source;
        this.list = list;
        this.clock = clock;
        this.turned = turned;
        news.addClassName("activity-news");
        news.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        news.setVisible(false);
        control.addDetachListener(event -> rest());
        control.addAttachListener(event -> follow());
    }

    Component control() {
        return control;
    }

    /** What leads back to the top; lies above the list. */
    Component news() {
        return news;
    }

    boolean isOn() {
        return on;
    }

    /** The list now shows this; what has ended has no tail. */
    void show(ActivityFilter shown) {
        filter = shown;
        control.setVisible(shown.range().end() == null);
        on &= shown.range().end() == null;
        follow();
    }

    void eventOpen(boolean is) {
        isEventOpen = is;
        control.reading(is);
        catchUp();
    }

    private void turn() {
        on = !on;
        follow();
        turned.accept(on);
    }

    private void browser(TailControl.Browser event) {
        held = event.held();
        TailLink known = link;
        if (known != null) {
            known.seen();
        }
        boolean isBack = on && !event.hidden() && subscription == null;
        if (hidden != event.hidden() || isBack) {
            hidden = event.hidden();
            follow();
        }
        catchUp();
    }

    /** Begins anew with what is shown now, or ends. */
    private void follow() {
        rest();
        control.show(on);
        if (on && !hidden && control.isAttached()) {
            TailLink fresh = new TailLink(UI.getCurrent(), this::take, this::leave);
            link = fresh;
            subscription = source.follow(filter, fresh::take);
        }
    }

    private void leave() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private void rest() {
        leave();
        if (link != null) {
            link.close();
            link = null;
        }
        latest = null;
        painted = null;
        behind = true;
        news.setVisible(false);
        control.flood(false);
    }

    private void take(TailNews read) {
        if (subscription == null) {
            return;
        }
        if (latest != null) {
            control.flood(read.floods() > latest.floods());
        }
        latest = read;
        catchUp();
        control.beat(clock.instant(), read.readAt(), waiting());
    }

    private void catchUp() {
        if (latest == null) {
            return;
        }
        if (!held && !isEventOpen) {
            paint();
        } else if (painted == null) {
            painted = latest;
            missed = list.unseen(latest.rows());
        }
        sayWaiting();
    }

    private void paint() {
        TailNews now = Objects.requireNonNull(latest);
        if (behind || painted == null || now.arrived() != painted.arrived()) {
            list.live(filter, now.rows());
            painted = now;
            missed = 0;
            behind = false;
        }
    }

    private long waiting() {
        return latest == null || painted == null ? 0 : missed + latest.arrived() - painted.arrived();
    }

    private void sayWaiting() {
        long count = waiting();
        news.setVisible(count > 0);
        if (count > 0) {
            boolean more = missed == TailNews.MOST
                    || Objects.requireNonNull(latest).floods()
                            > Objects.requireNonNull(painted).floods();
            String number = NumberFormat.getIntegerInstance(
                            news.getUI().map(UI::getLocale).orElse(java.util.Locale.ENGLISH))
                    .format(count);
            news.setText(news.getTranslation("activity.tail.news", more ? number + "+" : number));
        }
    }

    private void toTop() {
        if (latest != null) {
            paint();
            sayWaiting();
        }
        control.toTop();
    }
}
