package com.mantisnxt.sync.run.ui;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.connector.Connection;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The two ways to begin with one kind of record, and what stands against them. */
final class StartButtons extends Div {

    private final transient SyncServices services;
    private final transient Runnable begun;
    private final Button now = new Button(getTranslation("syncs.now"), event -> begin());
    private final Button preview = new Button(getTranslation("start.preview"), event -> look());
    private final Paragraph why = new Paragraph();
    private transient @Nullable Connection connection;
    private transient @Nullable EntityType entity;

    /** @param begun before the page turns to what was begun */
    StartButtons(SyncServices services, Runnable begun) {
        this.services = services;
        this.begun = begun;
        addClassName("sc-acts");
        now.setDisableOnClick(true);
        preview.setDisableOnClick(true);
        why.addClassName("sc-small");
        why.getElement().setAttribute("role", "status");
        add(preview, now, why);
        choose(null, null);
    }

    /** With the one that begins at once as the main act of where they stand. */
    StartButtons asMain() {
        now.addThemeVariants(ButtonVariant.PRIMARY);
        addClassName("start-acts");
        return this;
    }

    /** What stands against them, to be put where there is room for a sentence. */
    Paragraph why() {
        return why;
    }

    void choose(@Nullable Connection from, @Nullable EntityType what) {
        connection = from;
        entity = what;
        offer();
    }

    private void offer() {
        SyncOffer offer = connection == null || entity == null ? null : SyncOffer.of(services, connection, entity);
        now.setEnabled(offer != null && offer.now());
        preview.setEnabled(offer != null && offer.preview());
        why.removeAll();
        why.setVisible(offer != null && offer.why() != null);
        if (offer != null && offer.why() != null) {
            why.add(getTranslation(offer.why()));
            if (offer.running() != null) {
                why.add(" ");
                why.add(new Anchor(address(offer.running()), getTranslation("start.show")));
            }
        }
    }

    private static String address(String syncId) {
        return "./?sync=" + URLEncoder.encode(syncId, StandardCharsets.UTF_8);
    }

    private void begin() {
        if (connection == null || entity == null) {
            return;
        }
        UUID from = connection.id();
        EntityType what = entity;
        tried(() -> {
            String sync = services.requests().begin(from, what, false);
            begun.run();
            UI.getCurrent().navigate("", QueryParameters.of("sync", sync));
        });
    }

    private void look() {
        if (connection == null || entity == null) {
            return;
        }
        UUID from = connection.id();
        EntityType what = entity;
        tried(() -> {
            UUID asked = services.previews().request(from, what).preview();
            begun.run();
            UI.getCurrent().navigate("previews/" + asked);
        });
    }

    /** What was refused may be refused for another reason next. */
    private void tried(Runnable act) {
        if (!Feedback.tried(act)) {
            offer();
        }
    }
}
