package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.PreviewRow;
import com.mantisnxt.sync.progress.Syncs;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** What a preview is about, how long it holds, and what is odd about it. */
final class PreviewHead extends Div {

    private final Makers makers;
    private final Syncs syncs;
    private final Clock clock;

    PreviewHead(PreviewServices services) {
        this.makers = services.makers();
        this.syncs = services.syncs();
        this.clock = services.clock();
        addClassNames("sc-card", "preview-head");
    }

    void show(PreviewRow preview, KindChips chips) {
        removeAll();
        add(new Div(facts(preview), chips), expiry(preview));
        note("expired", preview.isExpired(clock.instant()));
        note("not-a-record", !preview.delta().isRecord());
        note("truncated", preview.delta().truncated());
        note("disagrees", preview.delta().disagrees());
    }

    private Div facts(PreviewRow preview) {
        var facts = new Div();
        facts.addClassNames("preview-facts", "sc-mute");
        facts.add(new Span(getTranslation("preview.source." + preview.source().label())));
        String entity = new EntityWords(this).of(preview);
        if (!entity.isEmpty()) {
            facts.add(new Span(entity));
        }
        facts.add(new Span(new Span(getTranslation("preview.captured") + " "), new RelativeTime(preview.computedAt())));
        if (preview.computedBy() != null) {
            facts.add(new Span(getTranslation("preview.by", makers.of(preview.computedBy()))));
        }
        if (preview.syncId() != null) {
            facts.add(sync(preview.syncId()));
        }
        return facts;
    }

    /** A service may name a sync that it never reported, or that is long forgotten: no way leads there. */
    private Component sync(String syncId) {
        String encoded = URLEncoder.encode(syncId, StandardCharsets.UTF_8);
        return syncs.find(syncId).isPresent() ? new Anchor("./?sync=" + encoded, syncId) : new Span(syncId);
    }

    private Div expiry(PreviewRow preview) {
        var expiry = new Div();
        expiry.addClassName("preview-expiry");
        if (preview.isExpired(clock.instant())) {
            expiry.add(new Span(getTranslation("preview.expired") + " "), new RelativeTime(preview.expiresAt()));
        } else {
            var left = new LiveDuration(preview.expiresAt(), () -> note("expired", true));
            expiry.add(new Span(getTranslation("preview.expires")), left);
        }
        return expiry;
    }

    private void note(String key, boolean holds) {
        if (holds) {
            var note = new Paragraph(getTranslation("preview.note." + key));
            note.addClassNames("sc-why", "preview-note");
            add(note);
        }
    }
}
