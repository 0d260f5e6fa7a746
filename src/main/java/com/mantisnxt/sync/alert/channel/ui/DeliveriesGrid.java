package com.mantisnxt.sync.alert.channel.ui;

import com.mantisnxt.sync.alert.channel.DeliveryRow;
import com.mantisnxt.sync.alert.channel.DeliveryRow.State;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The newest messages and what became of them. */
final class DeliveriesGrid extends Grid<DeliveryRow> {

    private static final String WHAT = "<div>${item.what}<span class=\"sc-beneath\">${item.beneath}</span></div>";

    /** @param again null where nothing can be sent again from here */
    DeliveriesGrid(@Nullable Consumer<DeliveryRow> again) {
        var at = column("at", addColumn(row -> HealthWords.moment(row.createdAt())), "13rem");
        var channel = column("channel", addColumn(DeliveryRow::channel), "9rem").setFlexGrow(1);
        column("what", addColumn(whatAndWhen()), "14rem").setFlexGrow(2).setTooltipGenerator(this::what);
        column("state", addColumn(this::state), "16rem").setFlexGrow(2).setTooltipGenerator(this::state);
        if (again != null) {
            column("acts", addComponentColumn(row -> acts(row, again)), "8rem");
        }
        getElement().setAttribute("aria-label", getTranslation("channels.deliveries"));
        setEmptyStateText(getTranslation("channels.deliveries.none"));
        NarrowScreen.watch(this, narrow -> {
            at.setVisible(!narrow);
            channel.setVisible(!narrow);
        });
    }

    private LitRenderer<DeliveryRow> whatAndWhen() {
        return LitRenderer.<DeliveryRow>of(WHAT)
                .withProperty("what", this::what)
                .withProperty("beneath", row -> HealthWords.moment(row.createdAt()) + " · " + row.channel());
    }

    private Column<DeliveryRow> column(String key, Column<DeliveryRow> column, String width) {
        return column.setKey(key)
                .setHeader(getTranslation("channels.deliveries." + key))
                .setWidth(width)
                .setFlexGrow(0);
    }

    private String what(DeliveryRow row) {
        String change = getTranslation("channels.change." + row.change().name().toLowerCase(Locale.ROOT));
        return change + ": " + row.subject();
    }

    private String state(DeliveryRow row) {
        String error = Objects.requireNonNullElse(row.lastError(), "");
        String key = "channels.state." + row.state().name().toLowerCase(Locale.ROOT);
        return switch (row.state()) {
            case WAITING ->
                row.attempts() == 0
                        ? getTranslation(key)
                        : getTranslation(key + ".again", row.attempts(), HealthWords.moment(row.dueAt()), error);
            case DELIVERED ->
                getTranslation(key, HealthWords.moment(row.settledAt())) + (error.isEmpty() ? "" : " · " + error);
            case GIVEN_UP -> getTranslation(key, row.attempts(), error);
        };
    }

    private Component acts(DeliveryRow row, Consumer<DeliveryRow> again) {
        if (row.state() != State.GIVEN_UP) {
            return new Span();
        }
        var button = new Button(getTranslation("channels.again"), event -> again.accept(row));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation("channels.again.named", row.subject()));
        return button;
    }
}
