package com.mantisnxt.sync.connector.ui;

import com.mantisnxt.sync.base.Refused;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;

/** The browser's own choice of a file; what is chosen is sent at once. */
final class FileField extends Div {

    private static final String SEND = """
            const field = this;
            const said = $0;
            field.addEventListener('change', async () => {
              const file = field.files[0];
              if (!file) return;
              if (file.size > $2) {
                said.textContent = $3;
                field.value = '';
                return;
              }
              field.disabled = true;
              said.textContent = $1;
              const form = new FormData();
              form.append('file', file, file.name);
              try {
                const answer = await fetch(field.getAttribute('target'), { method: 'POST', body: form });
                field.dispatchEvent(new CustomEvent('sent', { detail: { ok: answer.ok } }));
              } catch (e) {
                field.dispatchEvent(new CustomEvent('sent', { detail: { ok: false } }));
              } finally {
                field.disabled = false;
                field.value = '';
              }
            });
            """;

    private final Input input = new Input();
    private final Span said = new Span();
    private volatile String outcome = getTranslation("connections.file.failed");

    /** Keeps a file. */
    @FunctionalInterface
    interface Keeper {
        String keep(String name, InputStream content);
    }

    @Tag("input")
    private static final class Input extends HtmlComponent {
        Input() {
            getElement().setAttribute("type", "file");
        }
    }

    /** What is larger is not sent at all; the server would refuse it without a word for people. */
    record Largest(long bytes, String refusal) {}

    FileField(String label, String state, Largest largest, Keeper keeper) {
        addClassName("connection-file");
        var caption = new NativeLabel(label);
        input.setId("file-" + System.identityHashCode(this));
        caption.getElement().setAttribute("for", input.getId().orElse(""));
        said.setText(state);
        said.getElement().setAttribute("role", "status");
        UploadHandler handler = event -> received(event, keeper);
        input.getElement().setAttribute("target", handler);
        input.getElement().addEventListener("sent", event -> said.setText(outcome));
        // JavaScript counts in doubles
        double most = largest.bytes();
        input.addAttachListener(event -> input.getElement()
                .executeJs(
                        SEND, said.getElement(), getTranslation("connections.file.sending"), most, largest.refusal()));
        add(caption, input, said);
    }

    private void received(UploadEvent event, Keeper keeper) throws IOException {
        outcome = getTranslation("connections.file.failed");
        try (InputStream content = event.getInputStream()) {
            outcome = keeper.keep(event.getFileName(), content);
        } catch (Refused refused) {
            outcome = refused.reason();
        }
    }
}
