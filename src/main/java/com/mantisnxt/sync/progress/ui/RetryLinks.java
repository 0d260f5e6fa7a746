package com.mantisnxt.sync.progress.ui;

import com.mantisnxt.sync.progress.SyncRetries;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import org.jspecify.annotations.Nullable;

/** Leads from a retry to the sync it tries again, and back. */
class RetryLinks extends Div {

    RetryLinks() {
        addClassNames("sc-small", "sc-retries");
        setVisible(false);
    }

    void show(SyncRetries.Retry retry) {
        removeAll();
        link("live.retry.of", retry.of());
        link("live.retry.by", retry.by());
        setVisible(getChildren().findAny().isPresent());
    }

    private void link(String words, @Nullable String syncId) {
        if (syncId != null) {
            RouterLink link = new RouterLink(syncId, LiveBoardView.class);
            link.setQueryParameters(QueryParameters.of("sync", syncId));
            add(new Div(new Span(getTranslation(words) + " "), link));
        }
    }
}
