package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.base.ui.EmptyState;
import com.mantisnxt.sync.base.ui.FirstReport;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why no ended sync is to be seen, each told apart from the others, with a way on. */
final class HistoryStates {

    private static final Logger log = LoggerFactory.getLogger(HistoryStates.class);

    private final Component owner;

    HistoryStates(Component owner) {
        this.owner = owner;
    }

    /** Not even one that runs. */
    Component nothingYet() {
        return new EmptyState(text("nothing-yet.title"), text("nothing-yet.text"), FirstReport.ofSync());
    }

    Component nothingEnded() {
        return new EmptyState(text("title"), text("text"));
    }

    Component filteredOut(Runnable clear) {
        return new EmptyState(
                text("filtered.title"),
                text("filtered.text"),
                new Button(owner.getTranslation("history.clear"), event -> clear.run()));
    }

    Component failed(RuntimeException fault, Runnable again) {
        String reference = UUID.randomUUID().toString();
        log.error("The history could not be read, reference {}", reference, fault);
        return new EmptyState(
                text("failed.title"),
                owner.getTranslation("history.empty.failed.text", reference),
                new Button(text("failed.again"), event -> again.run()));
    }

    private String text(String key) {
        return owner.getTranslation("history.empty." + key);
    }
}
