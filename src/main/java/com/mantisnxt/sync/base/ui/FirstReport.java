package com.mantisnxt.sync.base.ui;

import com.vaadin.flow.component.html.Pre;

/** The command that brings a first sync, or a first preview, to this console; empty lists show it as the way on. */
public class FirstReport extends Pre {

    private static final String HEADERS = """
            -H "Authorization: Bearer $SYNC_TOKEN" -H "Content-Type: application/json" """.strip();

    private static final String SYNC = """
            curl -X POST %s/api/v1/syncs \\
              HEADERS \\
              -d '{"syncId":"my-first-sync","entityType":"product","sourceSystem":"shopify","totalItems":0}'""".replace("HEADERS", HEADERS);

    private static final String PREVIEW = """
            curl -X POST %s/api/v1/previews/pushed \\
              HEADERS \\
              -d '{"entityType":"product","sourceSystem":"shopify"}'""".replace("HEADERS", HEADERS);

    private FirstReport(String command) {
        super(command.formatted(""));
        addClassName("sc-command");
        // what is wider than the page can be scrolled by who has only keys
        getElement().setAttribute("tabindex", "0");
        getElement().executeJs("this.textContent = $0.replace('%s', location.origin)", command);
    }

    public static FirstReport ofSync() {
        return new FirstReport(SYNC);
    }

    public static FirstReport ofPreview() {
        return new FirstReport(PREVIEW);
    }

    /** The commands as somebody types them whose console is there. */
    public static String[] typed(String origin) {
        return new String[] {SYNC.formatted(origin), PREVIEW.formatted(origin)};
    }
}
