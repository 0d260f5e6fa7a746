package com.mantisnxt.sync.alert.channel.ui;

import com.mantisnxt.sync.alert.channel.DeliveryRow;
import com.mantisnxt.sync.alert.channel.InstallationChannel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Whom the alerts of the installation reach, and how that fares; it is set up in the environment. */
final class InstallationPart extends Section {

    private static final int SHOWN = 20;

    private final transient ChannelServices services;
    private final transient HealthWords health = new HealthWords(this);
    private final Paragraph answer = new Paragraph();

    InstallationPart(ChannelServices services) {
        this.services = services;
        addClassNames("sc-card", "sc-pad", "installation-channels");
        answer.getElement().setAttribute("role", "status");
        show();
    }

    private void show() {
        removeAll();
        add(new H2(getTranslation("channels.installation")));
        List<InstallationChannel> set = services.installation().list().stream()
                .filter(channel -> channel.target().isPresent())
                .toList();
        if (set.isEmpty()) {
            add(new Paragraph(getTranslation("channels.installation.none")));
            return;
        }
        services.mailServer().missing().ifPresent(missing -> add(new Paragraph(missing)));
        set.forEach(channel -> add(line(channel)));
        add(answer);
        List<DeliveryRow> newest = services.installation().newest(SHOWN);
        if (!newest.isEmpty()) {
            var list = new UnorderedList();
            newest.forEach(row -> list.add(new ListItem(words(row))));
            add(new Paragraph(getTranslation("channels.deliveries")), list);
        }
    }

    private Paragraph line(InstallationChannel channel) {
        String kind = getTranslation("channels.kind." + channel.kind().label());
        var test = new Button(getTranslation("channels.test"), event -> test(channel));
        test.setAriaLabel(getTranslation("channels.test.named", kind));
        return new Paragraph(
                new Span(kind + ": " + channel.target().orElse("") + " "),
                health.shown(channel.health()),
                new Span(" "),
                test);
    }

    private String words(DeliveryRow row) {
        return HealthWords.moment(row.createdAt()) + " · " + row.channel() + " · "
                + getTranslation("channels.change." + row.change().name().toLowerCase(Locale.ROOT)) + ": "
                + row.subject() + " · "
                + getTranslation("channels.short." + row.state().name().toLowerCase(Locale.ROOT))
                + (row.lastError() == null ? "" : " · " + Objects.requireNonNull(row.lastError()));
    }

    private void test(InstallationChannel channel) {
        String kind = getTranslation("channels.kind." + channel.kind().label());
        answer.setText(getTranslation("channels.test.asking", kind));
        services.test(channel.kind(), fault -> tested(kind, fault));
    }

    private void tested(String kind, Optional<String> fault) {
        answer.setText(fault.map(reason -> getTranslation("channels.test.failed", kind, reason))
                .orElseGet(() -> getTranslation("channels.test.arrived", kind)));
        show();
    }
}
