package com.mantisnxt.sync.activity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A text shown whole, as it is, to be read and taken along. */
final class CopyableText extends Div {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    // where the clipboard is shut, the text is at least marked
    private static final String COPY = """
            const text = this.querySelector('pre');
            if (navigator.clipboard) navigator.clipboard.writeText(text.textContent);
            else getSelection().selectAllChildren(text);
            """;

    private CopyableText(String text, WordMarks words) {
        addClassName("copyable");
        setClassName("copyable-trace", text.contains("\n\tat "));
        var shown = MarkedText.in(new Pre(), text, words);
        shown.getElement().setAttribute("tabindex", "0").setAttribute("dir", "auto");
        var copy = new Button(
                getTranslation("activity.copy"), event -> getElement().executeJs(COPY));
        copy.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(copy, shown);
    }

    static @Nullable CopyableText of(@Nullable String text, WordMarks words) {
        return text == null || text.isBlank() ? null : new CopyableText(text, words);
    }

    static @Nullable CopyableText json(@Nullable String json) {
        return json == null ? null : new CopyableText(pretty(json), WordMarks.NONE);
    }

    private static String pretty(String json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
        } catch (JacksonException e) {
            return json;
        }
    }
}
