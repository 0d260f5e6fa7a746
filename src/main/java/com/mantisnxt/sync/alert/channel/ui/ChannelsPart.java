package com.mantisnxt.sync.alert.channel.ui;

import com.mantisnxt.sync.alert.channel.AlertChannel;
import com.mantisnxt.sync.alert.channel.ChannelKind;
import com.mantisnxt.sync.alert.channel.DeliveryRow;
import com.mantisnxt.sync.base.ui.Feedback;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.stream.Collectors;

/** The channels of the organisation, how each fares, and the newest messages. */
final class ChannelsPart extends Div {

    private static final int SHOWN = 100;

    private final transient ChannelServices services;
    private final transient HealthWords health = new HealthWords(this);
    private final Grid<AlertChannel> channels = new Grid<>();
    private final DeliveriesGrid deliveries = new DeliveriesGrid(this::again);
    private final Paragraph answer = new Paragraph();

    ChannelsPart(ChannelServices services) {
        this.services = services;
        addClassName("admin-part");
        answer.getElement().setAttribute("role", "status");
        add(tools(), answer);
        services.mailServer().missing().ifPresent(missing -> add(new Paragraph(missing)));
        if (!services.address().isSet()) {
            add(new Paragraph(getTranslation("channels.no-address")));
        }
        columns();
        add(channels, new H2(getTranslation("channels.deliveries")), deliveries);
        refresh();
    }

    private Div tools() {
        var tools = new Div(
                opens("channels.new.mail", ChannelKind.MAIL),
                opens("channels.new.webhook", ChannelKind.WEBHOOK),
                new Button(getTranslation("channels.refresh"), event -> refresh()),
                sealAnew());
        tools.addClassName("admin-tools");
        return tools;
    }

    private Button sealAnew() {
        var seal = new Button(getTranslation("connections.seal"));
        seal.setVisible(services.channels().hasSecretsOfEarlierKeys());
        seal.addClickListener(event -> {
            int count = services.channels().rotateSecrets();
            seal.setVisible(false);
            Feedback.say(getTranslation("connections.seal.done", count));
        });
        return seal;
    }

    private Button opens(String key, ChannelKind kind) {
        return new Button(getTranslation(key), event -> new ChannelDialog(services, kind, this::refresh).open());
    }

    private void columns() {
        column("name", channels.addColumn(AlertChannel::name), "9rem").setFlexGrow(1);
        column("to", channels.addColumn(this::to), "13rem").setFlexGrow(1).setTooltipGenerator(this::to);
        column("tells", channels.addColumn(this::tells), "11rem").setTooltipGenerator(this::tells);
        column("health", channels.addComponentColumn(this::health), "16rem").setFlexGrow(2);
        column("acts", channels.addComponentColumn(row -> new ChannelActs(row, this, services)), "6rem")
                .setFrozenToEnd(true);
        channels.getElement().setAttribute("aria-label", getTranslation("channels.title"));
        channels.setEmptyStateText(getTranslation("channels.none"));
    }

    private Grid.Column<AlertChannel> column(String key, Grid.Column<AlertChannel> column, String width) {
        return column.setHeader(getTranslation("channels." + key))
                .setWidth(width)
                .setFlexGrow(0);
    }

    private String to(AlertChannel channel) {
        return channel.kind() == ChannelKind.MAIL ? String.join(", ", channel.recipients()) : channel.host() + "/…";
    }

    private String tells(AlertChannel channel) {
        String severities = getTranslation(channel.criticalOnly() ? "channels.critical" : "channels.all");
        String closed = channel.tellsClosed() ? "" : " · " + getTranslation("channels.opened-only");
        String rules = channel.rules().stream()
                .map(code -> ChannelDialog.ruleName(this, code))
                .collect(Collectors.joining(", "));
        return severities + closed + (rules.isEmpty() ? "" : " · " + rules);
    }

    private Component health(AlertChannel channel) {
        return channel.isEnabled() ? health.shown(channel.health()) : new Span(getTranslation("channels.off"));
    }

    void test(AlertChannel channel) {
        answer.setText(getTranslation("channels.test.asking", channel.name()));
        services.test(channel.id(), fault -> tested(channel, fault));
    }

    private void tested(AlertChannel channel, Optional<String> fault) {
        String arrived = channel.kind() == ChannelKind.MAIL ? "channels.test.taken" : "channels.test.arrived";
        answer.setText(fault.map(reason -> getTranslation("channels.test.failed", channel.name(), reason))
                .orElseGet(() -> getTranslation(arrived, channel.name())));
        refresh();
    }

    private void again(DeliveryRow row) {
        if (Feedback.tried(() -> services.deliveries().again(row.id()))) {
            Feedback.say(getTranslation("channels.again.done"));
        }
        refresh();
    }

    void refresh() {
        channels.setItems(services.channels().list());
        deliveries.setItems(services.deliveries().newest(SHOWN));
    }
}
