package com.mantisnxt.sync.base.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.InvalidInput;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What goes wrong is told, without its insides, and can be found in the log. */
@ExtendWith(OutputCaptureExtension.class)
class FaultsTest extends ViewTest {

    private static final String INSIDES = "select secret from insides";
    private static final String REFERENCE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @AnonymousAllowed
    public static class Breaks extends Div {
        public Breaks() {
            throw new IllegalStateException(INSIDES);
        }
    }

    @AnonymousAllowed
    public static class Acts extends Div {
        public Acts() {
            add(new Button("Break", event -> {
                throw new IllegalStateException(INSIDES);
            }));
        }
    }

    @Test
    void whereThereIsNothingItIsSaidWithinTheFrame() {
        open("no/such/page?at=all");
        assertThat(text()).contains("There is nothing here").doesNotContain("no/such/page");
        assertThat($(Anchor.class).all()).extracting(Anchor::getText).contains("To the live board");
    }

    @Test
    void whatOnesRoleDoesNotOpenIsAnsweredAlike() {
        open("admin");
        String refused = text();
        open("no-such-page");
        assertThat(refused).isEqualTo(text()).contains("There is nothing here");
    }

    @Test
    void aPageThatCannotBeMadeGivesAReferenceAndKeepsItsInsides(CapturedOutput output) {
        RouteConfiguration.forSessionScope().setRoute("breaks", Breaks.class);
        open("breaks?q=1");
        assertThat(text()).contains("This page could not be made").doesNotContain(INSIDES, "IllegalState");
        assertThat(output.getOut()).contains(INSIDES).contains(reference(text()));
        assertThat($(Anchor.class).all())
                .extracting(Anchor::getText, Anchor::getHref)
                .contains(org.assertj.core.groups.Tuple.tuple("Try again", "breaks?q=1"));
    }

    @Test
    void anActThatFailsIsTold(CapturedOutput output) {
        RouteConfiguration.forSessionScope().setRoute("acts", Acts.class);
        open("acts");
        try {
            test($(Button.class).withText("Break").single()).click();
        } catch (IllegalStateException seen) {
            // without a browser the framework hands on what a page would have been told
            Faults.tell(new ErrorEvent(seen));
        }
        String told = told();
        assertThat(told).contains("That did not work").doesNotContain(INSIDES);
        assertThat(output.getOut()).contains(INSIDES).contains(reference(told));
    }

    @Test
    void aRefusalIsToldInItsOwnWords() {
        open("");
        Faults.tell(new ErrorEvent(new InvalidInput("too_long", "name", "Too long.")));
        assertThat(told()).isEqualTo("Too long.");
    }

    @Test
    void aBrowserThatWentAwayIsNoFault(CapturedOutput output) {
        open("");
        Faults.tell(new ErrorEvent(new SocketException("gone")));
        assertThat($(Notification.class).all()).isEmpty();
        assertThat(output.getOut()).doesNotContain("An act on a page failed");
    }

    private String told() {
        return test($(Notification.class).last()).getText();
    }

    private static String reference(String text) {
        var found = java.util.regex.Pattern.compile(REFERENCE).matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group();
    }
}
