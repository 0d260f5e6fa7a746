package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.preview.plan.MovedAtSource;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.tenant.Caller;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the source, when somebody wants to know, how much has changed there since a preview was computed. */
final class SourceAge extends Div {

    private static final Logger log = LoggerFactory.getLogger(SourceAge.class);

    private final transient PlanServices services;
    private final Button ask = new Button(getTranslation("preview.ask-source"), event -> ask());
    private final Span said = new Span();
    private @Nullable UUID preview;

    SourceAge(PlanServices services) {
        this.services = services;
        addClassNames("source-age", "preview-note", "sc-small", "sc-mute");
        ask.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        ask.getElement().setAttribute("title", getTranslation("preview.ask-source.about"));
        said.getElement().setAttribute("role", "status");
        add(ask, said);
    }

    /** What was said of another preview says nothing of this one. */
    void show(PlanRow plan) {
        setVisible(plan.connection() != null && plan.state().canBeOutdated() && services.maySteer());
        if (!plan.preview().equals(preview)) {
            preview = plan.preview();
            said.setText("");
            ask.setEnabled(true);
        }
    }

    /** The other system may take long to answer. */
    private void ask() {
        UUID asked = preview;
        UI ui = UI.getCurrent();
        Caller caller = services.caller().get();
        if (asked == null) {
            return;
        }
        ask.setEnabled(false);
        said.setText(getTranslation("preview.ask-source.asking"));
        Thread.startVirtualThread(() -> {
            Answer answer = services.caller().callAs(caller, () -> answer(asked));
            try {
                ui.access(() -> told(asked, answer));
            } catch (UIDetachedException gone) {
                log.debug("Nobody waits for the answer any more");
            }
        });
    }

    /** @param reason why it did not answer; null where it did */
    private record Answer(
            Optional<MovedAtSource.Moved> moved, @Nullable String reason) {}

    private Answer answer(UUID asked) {
        try {
            return new Answer(services.atSource().count(asked), null);
        } catch (Refused refused) {
            return new Answer(Optional.empty(), refused.reason());
        } catch (RuntimeException fault) {
            log.error("A source could not be asked what has changed", fault);
            return new Answer(Optional.empty(), "");
        }
    }

    private void told(UUID asked, Answer answer) {
        if (asked.equals(preview)) {
            ask.setEnabled(true);
            said.setText(words(answer));
        }
    }

    private String words(Answer answer) {
        if (answer.reason() != null) {
            return getTranslation("preview.ask-source.failed", answer.reason()).strip();
        }
        return answer.moved()
                .map(moved -> moved.records() == 0 && !moved.isCut()
                        ? getTranslation("preview.ask-source.none")
                        : getTranslation("preview.ask-source.moved", count(moved)))
                .orElseGet(() -> getTranslation("preview.ask-source.unknown"));
    }

    private String count(MovedAtSource.Moved moved) {
        return NumberFormat.getIntegerInstance(getLocale()).format(moved.records()) + (moved.isCut() ? "+" : "");
    }
}
