package com.mantisnxt.sync.alert.channel.ui;

import com.mantisnxt.sync.alert.channel.ChannelHealth;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says how a channel fares, with its times. */
final class HealthWords {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Component texts;

    HealthWords(Component texts) {
        this.texts = texts;
    }

    Component shown(ChannelHealth health) {
        String words = words(health);
        var shown = new Span(words);
        shown.addClassName("sc-badge");
        shown.getElement().setAttribute("data-tone", tone(health));
        shown.getElement().setAttribute("title", words);
        return shown;
    }

    String words(ChannelHealth health) {
        String key = "channels.health." + health.state().name().toLowerCase(Locale.ROOT);
        return switch (health.state()) {
            case UNTRIED -> text(key);
            case WORKS -> text(key, moment(health.lastSuccess()));
            case PARTLY, FAILING -> text(key, moment(health.failingSince()), error(health));
            case DEAD -> text(key, moment(health.failingSince()), health.failures(), error(health));
        };
    }

    private static String tone(ChannelHealth health) {
        return switch (health.state()) {
            case UNTRIED -> "";
            case WORKS -> "good";
            case PARTLY, FAILING -> "warn";
            case DEAD -> "bad";
        };
    }

    private static String error(ChannelHealth health) {
        return Objects.requireNonNullElse(health.lastError(), "");
    }

    static String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at);
    }

    private String text(String key, Object... values) {
        return texts.getTranslation(key, values);
    }
}
