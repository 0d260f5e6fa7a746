package com.mantisnxt.sync.account.ui;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.TokenRow;
import com.mantisnxt.sync.base.ui.Feedback;
import com.mantisnxt.sync.base.ui.NarrowScreen;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Clock;
import java.util.List;

/** The API tokens of the organisation's sync services. */
final class TokensPart extends Div {

    private static final String NAME =
            "<div class=\"sc-clip\">${item.name}<span class=\"sc-beneath\">${item.about}</span></div>";

    private final transient ApiTokens tokens;
    private final transient Clock clock;
    private final Grid<TokenRow> grid = new Grid<>();

    TokensPart(ApiTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
        addClassName("admin-part");
        var tools = new Div(new Button(
                getTranslation("admin.tokens.new"), event -> new NewTokenDialog(tokens, this::refresh).open()));
        tools.addClassName("admin-tools");
        grid.setEmptyStateText(getTranslation("admin.tokens.none"));
        add(tools, grid);
        columns();
        refresh();
    }

    private void columns() {
        column("name", grid.addColumn(name()), "9rem").setFlexGrow(1);
        var facts = List.of(
                column("prefix", grid.addComponentColumn(token -> new Code(token.prefix() + "…")), "8.5rem"),
                column("scopes", grid.addColumn(TokensPart::scopes), "10rem"),
                column("created", grid.addComponentColumn(token -> new Moment(token.createdAt())), "11.5rem"),
                column("until", grid.addComponentColumn(token -> new Moment(token.expiresAt())), "11.5rem"),
                column("last", grid.addComponentColumn(token -> new Moment(token.lastUsedAt())), "11.5rem"));
        NarrowScreen.watch(this, narrow -> facts.forEach(column -> column.setVisible(!narrow)));
        column("state", grid.addComponentColumn(this::state), "6.5rem").setFrozenToEnd(true);
        grid.getElement().setAttribute("aria-label", getTranslation("admin.tokens"));
    }

    /** With what it begins with and may, which have no columns of their own where it is narrow. */
    private static LitRenderer<TokenRow> name() {
        return LitRenderer.<TokenRow>of(NAME)
                .withProperty("name", TokenRow::name)
                .withProperty("about", token -> token.prefix() + "… · " + scopes(token));
    }

    private static String scopes(TokenRow token) {
        return String.join(", ", token.scopes());
    }

    private Grid.Column<TokenRow> column(String key, Grid.Column<TokenRow> column, String width) {
        return column.setHeader(getTranslation("admin.tokens." + key))
                .setWidth(width)
                .setFlexGrow(0);
    }

    private Component state(TokenRow token) {
        if (token.revokedAt() != null) {
            return new Span(getTranslation("admin.tokens.revoked"));
        }
        if (token.expiresAt() != null && !token.expiresAt().isAfter(clock.instant())) {
            return new Span(getTranslation("admin.tokens.expired"));
        }
        var revoke = new Button(
                getTranslation("admin.tokens.revoke"),
                event -> new Confirm("admin.tokens.revoke", token.name(), () -> revoke(token)).open());
        revoke.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        revoke.setAriaLabel(getTranslation("admin.tokens.revoke.named", token.name()));
        return revoke;
    }

    private void revoke(TokenRow token) {
        Feedback.tried(() -> tokens.revoke(token.id()));
        refresh();
    }

    private void refresh() {
        grid.setItems(tokens.list());
    }
}
