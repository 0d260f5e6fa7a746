package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.FirstReport;
import com.mantisnxt.sync.tenant.NotAllowed;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.RouterLink;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.QueryTimeoutException;

/** Why there is nothing to see, each told apart from the others, with a way on. */
final class PreviewStates {

    private static final Logger log = LoggerFactory.getLogger(PreviewStates.class);

    private final Component owner;
    private final Runnable again;

    PreviewStates(Component owner, Runnable again) {
        this.owner = owner;
        this.again = again;
    }

    Component nothingYet() {
        return state("nothing-yet", FirstReport.ofPreview());
    }

    Component noMatch(Runnable clear) {
        return state("filtered", new Button(text("preview.empty.clear"), event -> clear.run()));
    }

    /** None that the list of previews is narrowed to. */
    Component noPreview(boolean waiting, Runnable clear) {
        return state(
                waiting ? "none-waiting" : "no-preview",
                new Button(text("preview.empty.all-previews"), event -> clear.run()));
    }

    Component noItems() {
        return state("no-items");
    }

    Component failed(RuntimeException fault) {
        return switch (fault) {
            case NotAllowed e -> state("not-allowed");
            case Refused e -> state("unknown", new RouterLink(text("preview.empty.unknown.back"), PreviewsView.class));
            case QueryTimeoutException e -> state("too-slow", retry());
            default -> {
                String reference = UUID.randomUUID().toString();
                log.error("A preview could not be read, reference {}", reference, fault);
                yield new EmptyState(
                        text("preview.empty.failed.title"),
                        owner.getTranslation("preview.empty.failed.text", reference),
                        retry());
            }
        };
    }

    private EmptyState state(String name, Component... more) {
        return new EmptyState(text("preview.empty." + name + ".title"), text("preview.empty." + name + ".text"), more);
    }

    private Button retry() {
        return new Button(text("preview.empty.retry"), event -> again.run());
    }

    private String text(String key) {
        return owner.getTranslation(key);
    }
}
