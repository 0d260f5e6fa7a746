package com.mantisnxt.sync.alert.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.alert.AlertFilter;
import com.mantisnxt.sync.alert.WatchedOrganisation;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Past alerts and the rules, as somebody sees them who may change nothing. */
class AlertHistoryTest extends ViewTest {

    @Autowired
    private ApplicationContext context;

    private WatchedOrganisation watched;

    @BeforeEach
    void anAlertThatIsOver() {
        watched = WatchedOrganisation.of(context, database, organisation);
        watched.ended("bad", "failed", Map.of());
        watched.look();
    }

    @AfterEach
    void close() {
        watched.close();
    }

    private int rows() {
        return (int)
                $(HistoryGrid.class).single().getGenericDataView().getItems().count();
    }

    @Test
    void thePastIsNarrowedByTheAddress() {
        watched.after(Duration.ofMinutes(1));
        watched.ended("good", "completed", Map.of());
        watched.after(Duration.ofMinutes(1));
        open("alerts?show=history");
        assertThat(rows()).isEqualTo(1);
        open("alerts?show=history&rule=sync-failed&last=7d");
        assertThat(rows()).isEqualTo(1);
        open("alerts?show=history&rule=sync-slow");
        assertThat(text()).contains("Nothing matches these filters");
    }

    @Test
    void anAddressOfNonsenseShowsWhatIsOpen() {
        var place = AlertPlace.of(QueryParameters.fromString("show='; drop&rule=<b>&last=99y&of=x"));
        assertThat(place).isEqualTo(new AlertPlace(AlertPlace.OPEN, AlertFilter.ALL));
        var some = AlertPlace.of(QueryParameters.fromString("show=history&rule=new-error&last=24h"));
        assertThat(AlertPlace.of(some.parameters())).isEqualTo(some);
    }

    @Test
    void whoMayOnlyReadSeesAllAndChangesNothing() {
        open("alerts");
        assertThat(text()).contains("Sync failed", "To the sync");
        assertThat($(NativeButton.class).all().stream().filter(NativeButton::isVisible))
                .extracting(NativeButton::getText)
                .doesNotContain("Acknowledge", "Snooze", "Mute", "Close");
        open("alerts?show=rules");
        assertThat(text()).contains("Administrators change these.").doesNotContain("Rules of the installation");
        assertThat($(TextField.class).all()).isNotEmpty().allMatch(TextField::isReadOnly);
    }
}
