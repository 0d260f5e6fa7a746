package com.mantisnxt.sync.alert.ui;

import com.mantisnxt.sync.alert.channel.ChannelHealth;
import com.mantisnxt.sync.alert.channel.ChannelKind;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says by which channels nobody hears of alerts; nothing where all work. Why is for administrators to read, at the channel. */
final class UnheardPart extends Div {

    private final transient AlertServices services;
    private transient Map<String, @Nullable Instant> shown = Map.of();

    UnheardPart(AlertServices services) {
        this.services = services;
        addClassName("alert-unheard");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    void refresh() {
        Map<String, @Nullable Instant> dead = dead();
        if (dead.equals(shown)) {
            return;
        }
        shown = dead;
        removeAll();
        dead.forEach((name, since) -> add(line(name, since)));
        setVisible(!dead.isEmpty());
    }

    private Map<String, @Nullable Instant> dead() {
        Map<String, @Nullable Instant> dead = new LinkedHashMap<>();
        services.channels()
                .dead()
                .forEach(channel -> dead.put(channel.name(), channel.health().failingSince()));
        services.installation().list().stream()
                .filter(channel ->
                        channel.target().isPresent() && channel.health().state() == ChannelHealth.State.DEAD)
                .forEach(channel -> dead.put(
                        ofInstallation(channel.kind()), channel.health().failingSince()));
        return dead;
    }

    private String ofInstallation(ChannelKind kind) {
        return getTranslation("alert.unheard.installation", getTranslation("channels.kind." + kind.label()));
    }

    private Div line(String name, @Nullable Instant since) {
        var line = new Div(new Span(getTranslation("alert.unheard", name)));
        line.addClassName("sc-banner");
        line.getElement().setAttribute("data-tone", "bad");
        if (since != null) {
            line.add(new Span(getTranslation("alert.unheard.since")));
            line.getElement().appendChild(AlertWords.ago(since));
        }
        line.add(new Span(getTranslation(services.mayAdminister() ? "alert.unheard.look" : "alert.unheard.ask")));
        return line;
    }
}
