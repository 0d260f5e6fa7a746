package com.mantisnxt.sync.activity.ui;

import com.mantisnxt.sync.activity.ActivityFilter;
import com.mantisnxt.sync.activity.ActivityLine;
import com.mantisnxt.sync.activity.export.ActivityExport;
import com.mantisnxt.sync.activity.export.ExportOrder;
import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.base.export.ExportFormat;
import com.mantisnxt.sync.base.ui.BrowserZone;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;

/** Says how many events an export holds before it is taken, and how far it is. Closing it stops what is under way. */
final class ExportDialog extends Dialog {

    private final transient ActivityExport export;
    private final transient ActivityFilter pinned;
    private final Div files = new Div();
    private final ExportProgress progress;
    private final Button close = new Button();

    /** Pins the time at once: what is counted is what is written, whatever happens meanwhile. */
    ExportDialog(ToolServices services, ActivityFilter shown) {
        this.export = services.export();
        this.pinned = services.search().pin(shown);
        OptionalLong count = services.chunks().count(pinned);
        progress = new ExportProgress(count);
        addClassName("activity-export");
        setHeaderTitle(getTranslation("activity.export.title"));
        setCloseOnOutsideClick(false);
        Paragraph line = new Paragraph(ActivityLine.write(shown, new ByName(services.people())));
        line.addClassNames("views-line", "sc-mute");
        files.add(file(ExportFormat.CSV), file(ExportFormat.NDJSON));
        files.addClassName("export-files");
        add(new Paragraph(about(count)), line, new Paragraph(getTranslation("activity.export.noted")), files, progress);
        close.setText(getTranslation("activity.close"));
        close.addClickListener(event -> close());
        getFooter().add(close);
        addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                progress.stop();
            }
        });
    }

    private String about(OptionalLong count) {
        Instant end = Objects.requireNonNull(pinned.range().end());
        String until = BrowserZone.exact(end, UI.getCurrent());
        if (count.isEmpty()) {
            return getTranslation("activity.export.uncounted", until);
        }
        String number = NumberFormat.getIntegerInstance(getLocale()).format(count.getAsLong());
        return getTranslation("activity.export.counted", number, until);
    }

    private Div file(ExportFormat format) {
        Anchor link = new Anchor(
                event -> write(event, format), getTranslation("activity.export." + format.label() + ".name"));
        link.addClassName("sc-button");
        link.getElement().setAttribute("data-format", format.label());
        Paragraph about = new Paragraph(getTranslation("activity.export." + format.label() + ".about"));
        about.addClassNames("sc-small", "sc-mute");
        return new Div(link, about);
    }

    /** On the request's own thread, as whoever is signed in. */
    private void write(DownloadEvent event, ExportFormat format) throws IOException {
        UI ui = event.getUI();
        ActivityExport.Begun begun;
        try {
            begun = export.begin(ExportOrder.all(pinned, format));
        } catch (Refused refused) {
            tell(ui, () -> progress.failed(refused.reason()));
            event.getResponse().sendError(HttpServletResponse.SC_CONFLICT, refused.reason());
            return;
        }
        event.setFileName(begun.fileName());
        event.setContentType(format.mediaType());
        tell(ui, this::begun);
        try {
            long all = export.write(begun, event.getOutputStream(), rows -> {
                if (progress.isDue()) {
                    tell(ui, () -> progress.written(rows));
                }
                return !progress.isStopped();
            });
            tell(ui, () -> ended(() -> progress.done(all)));
        } catch (IOException | RuntimeException fault) {
            tell(ui, () -> ended(progress::brokenOff));
            throw fault;
        }
    }

    private void begun() {
        files.setVisible(false);
        progress.begin();
        close.setText(getTranslation("activity.export.stop"));
    }

    private void ended(Runnable how) {
        how.run();
        files.setVisible(true);
        close.setText(getTranslation("activity.close"));
    }

    /** The file goes on where the page that asked for it is gone. */
    private static void tell(UI ui, SerializableRunnable saying) {
        ui.accessLater(saying, () -> {}).run();
    }
}
