package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.base.SourceSystem;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A system's mark is drawn where its name stands, and whoever listens hears the name and nothing else. */
@BrowserTest
class SystemMarksIT {

    private static final Map<SourceSystem, String> NAMES = Map.of(
            SourceSystem.WOOCOMMERCE, "WooCommerce",
            SourceSystem.ODOO, "Odoo",
            SourceSystem.SHOPIFY, "Shopify",
            SourceSystem.CUSTOM, "Custom");

    /** Gives the address of the picture that is drawn before an element, once it could be drawn. */
    private static final String DRAWN = """
            async element => {
                const drawn = getComputedStyle(element, '::before');
                const address = drawn.maskImage.match(/url\\("(.*)"\\)/)[1];
                const picture = new Image();
                picture.src = address;
                await picture.decode();
                return drawn.width + ' ' + drawn.height + ' ' + new URL(address).pathname;
            }
            """;

    @ParameterizedTest
    @EnumSource(SourceSystem.class)
    void theTableDrawsIt(SourceSystem system, Console console) {
        var organisation = console.newOrganisation();
        console.newService(organisation).start("one", system.label(), 100);
        Board board = console.boardOf(organisation.admin);
        Locator mark = board.row("one")
                .getByRole(
                        AriaRole.IMG,
                        new Locator.GetByRoleOptions()
                                .setName(NAMES.get(system))
                                .setExact(true));
        assertThat(mark).hasCSS("font-size", "0px");
        assertDrawn(mark, system);
    }

    @Test
    void chipsAndCardsDrawItBesideTheName(Console console) {
        var organisation = console.newOrganisation();
        console.newConnection(organisation, "{\"sku\":\"a\"}");
        Page page = console.boardOf(organisation.admin).page();
        Locator chip =
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Odoo \\d+$")));
        assertDrawn(chip, SourceSystem.ODOO);
        page.navigate("/connections");
        Locator kind = page.locator(".connection-card .connection-kind");
        assertThat(kind).hasText("Custom");
        assertDrawn(kind, SourceSystem.CUSTOM);
    }

    private static void assertDrawn(Locator mark, SourceSystem system) {
        Assertions.assertThat(mark.evaluate(DRAWN)).isEqualTo("16px 16px /styles/systems/" + system.label() + ".svg");
    }
}
