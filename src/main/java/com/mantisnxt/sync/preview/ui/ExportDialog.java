package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.export.ExportFormat;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.preview.export.ItemExport;
import com.mantisnxt.sync.preview.plan.ItemQuery;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/** Says how many items an export holds before it is taken, and in what form it can be had. */
final class ExportDialog extends Dialog {

    private final transient ItemExport export;
    private final UUID preview;
    private final transient ItemQuery query;

    ExportDialog(ItemExport export, UUID preview, ItemQuery query, int matching) {
        this.export = export;
        this.preview = preview;
        this.query = query;
        setHeaderTitle(getTranslation("preview.export.title", matching));
        Div choices = new Div(file(ExportFormat.CSV), file(ExportFormat.NDJSON));
        choices.addClassName("plan-files");
        add(
                new Paragraph(getTranslation(
                        query.equals(ItemQuery.all()) ? "preview.export.all" : "preview.export.matching", matching)),
                choices);
        getFooter().add(new Button(getTranslation("preview.cancel"), event -> close()));
    }

    private Div file(ExportFormat format) {
        Anchor link =
                new Anchor(event -> write(event, format), getTranslation("preview.export." + format.label() + ".name"));
        link.addClassNames("sc-button", "plan-file");
        link.getElement().setAttribute("data-format", format.label());
        Paragraph about = new Paragraph(getTranslation("preview.export." + format.label() + ".about"));
        about.addClassNames("sc-small", "sc-mute");
        return new Div(link, about);
    }

    /** On the request's own thread, as whoever is signed in. */
    private void write(DownloadEvent event, ExportFormat format) throws IOException {
        ItemExport.Begun begun;
        try {
            begun = export.begin(preview, query, format);
        } catch (Refused refused) {
            event.getUI().access(() -> Feedback.refused(refused));
            event.getResponse().sendError(HttpServletResponse.SC_CONFLICT, refused.reason());
            return;
        }
        event.setFileName(begun.fileName());
        event.setContentType(format.mediaType());
        export.write(begun, event.getOutputStream());
    }
}
