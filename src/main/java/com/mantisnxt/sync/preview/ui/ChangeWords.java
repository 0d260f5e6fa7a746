package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.plan.NumberChange;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said of a number that changes; nothing where none does. */
final class ChangeWords {

    private static final int ALL_DIGITS = 20;

    private final Component owner;

    ChangeWords(Component owner) {
        this.owner = owner;
    }

    String field(@Nullable NumberChange change) {
        return change == null ? "" : change.field();
    }

    String way(@Nullable NumberChange change) {
        if (change == null) {
            return "";
        }
        return change.isRise() ? "up" : "down";
    }

    String arrow(@Nullable NumberChange change) {
        return change == null || change.isRise() ? "▲" : "▼";
    }

    /** For those who listen instead of seeing the arrow. */
    String said(@Nullable NumberChange change) {
        return change == null ? "" : owner.getTranslation("preview.change." + way(change));
    }

    /** Per cent; from zero the new value. */
    String much(@Nullable NumberChange change) {
        if (change == null) {
            return "";
        }
        BigDecimal percent = change.percent();
        if (percent == null) {
            return owner.getTranslation("preview.change.from-zero", exact(change.after()));
        }
        return percent.signum() == 0
                ? owner.getTranslation("preview.change.little")
                : owner.getTranslation("preview.change.percent", exact(percent));
    }

    String values(@Nullable NumberChange change) {
        return change == null
                ? ""
                : change.field() + " " + change.before().toPlainString() + " → "
                        + change.after().toPlainString();
    }

    private String exact(BigDecimal value) {
        NumberFormat format =
                NumberFormat.getNumberInstance(owner.getUI().map(UI::getLocale).orElse(Locale.ENGLISH));
        format.setMaximumFractionDigits(ALL_DIGITS);
        return format.format(value);
    }
}
