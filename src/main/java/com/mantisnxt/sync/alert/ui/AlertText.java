package com.mantisnxt.sync.alert.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;

/**
 * What an alert says. Of a long text a few lines are seen, so that what can be done stays in sight; a button shows the whole,
 * and a screen reader reads it in either case.
 */
final class AlertText extends Div {

    /** Less never fills three lines, not even those of a phone. */
    private static final int LONG = 90;

    /** How wide the page and its letters are only the browser knows. */
    private static final String NOTE_WHAT_FITS = """
            const said = $0;
            this.noteWhatFits = () => this.toggleAttribute('data-fits',
                this.hasAttribute('data-folded') && said.scrollHeight <= said.clientHeight);
            new ResizeObserver(this.noteWhatFits).observe(said);
            """;

    private final Paragraph text = new Paragraph();
    private final NativeButton more = new NativeButton();
    private transient String about = "";
    private boolean isWhole;

    AlertText() {
        addClassName("alert-said");
        text.addClassName("alert-text");
        more.addClassName("sc-link");
        more.addClickListener(event -> {
            isWhole = !isWhole;
            fold();
        });
        add(text, more);
        addAttachListener(event -> getElement().executeJs(NOTE_WHAT_FITS, text.getElement()));
    }

    void show(String said, String of) {
        about = of;
        text.setText(said);
        fold();
        getElement().executeJs("this.noteWhatFits?.()");
    }

    private void fold() {
        boolean isLong = text.getText().length() > LONG;
        getElement().setAttribute("data-folded", isLong && !isWhole);
        more.setVisible(isLong);
        more.setText(getTranslation(isWhole ? "alert.text.less" : "alert.text.more"));
        more.getElement().setAttribute("aria-expanded", String.valueOf(isWhole));
        more.getElement().setAttribute("aria-label", more.getText() + ": " + about);
    }
}
