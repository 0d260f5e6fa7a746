package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.progress.EndedSyncs;
import com.mantisnxt.sync.testing.SyncService;
import com.mantisnxt.sync.testing.TestServer;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Texts that are longer than their room, or run the other way. */
@BrowserTest
class CutTextsIT {

    private static final String ARABIC = "الخادم مشغول، يرجى الانتظار قبل المحاولة مرة أخرى";

    private static final String LEFT = "element => element.getBoundingClientRect().left";

    /** The first of the letters stands at the far end, where nothing is cut. */
    @Test
    void aReasonThatRunsTheOtherWayFollowsOursAndIsCutAtItsOwnEnd(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        new WrittenRows(organisation)
                .add("busy", Map.of("worker_state", "'throttled'", "worker_reason", "'" + ARABIC.repeat(3) + "'"));
        Locator second = console.boardOf(organisation.admin).row("busy").locator(".c-eta .second");
        Locator reason = second.locator("bdi");
        assertThat(second.locator("span")).hasText(Pattern.compile("resumes .+ ·"));
        assertThat(reason).hasText(Pattern.compile("^" + ARABIC));
        assertThat(reason).hasCSS("direction", "rtl");
        assertThat(reason).hasCSS("text-overflow", "ellipsis");
        assertThat((Boolean) reason.evaluate("element => element.scrollWidth > element.clientWidth"))
                .isTrue();
        assertThat(left(reason)).isGreaterThan(left(second.locator("span")));
    }

    @Test
    void theFigureBesideAnIdThatRunsTheOtherWayStaysWhereItIs(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        new EndedSyncs(TestServer.POSTGRES_18.shared(), organisation.id.value()).add("id-مزامنة", Map.of());
        Page page = console.pageOf(organisation.admin, new Browser.NewContextOptions().setViewportSize(390, 844));
        page.navigate("/history");
        assertThat(page.locator(".history-card small")).hasText(Pattern.compile("^\u2068id-مزامنة\u2069 · "));
    }

    @Test
    void whatIsCutIsToldInFullToWhoPointsAtIt(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        String error = "a long error ".repeat(12).strip();
        SyncService service = console.newService(organisation);
        service.start("told", "shopify", 10);
        service.post("/syncs/told/finish", "{\"status\":\"failed\",\"errorCode\":\"x\",\"error\":\"" + error + "\"}");
        Page page = console.pageOf(organisation.admin);
        page.navigate("/activity");
        Locator line = page.locator("found-text")
                .filter(new Locator.FilterOptions().setHasText("a long error"))
                .first();
        line.hover();
        assertThat(line).hasAttribute("title", error);
    }

    private static double left(Locator element) {
        return ((Number) element.evaluate(LEFT)).doubleValue();
    }
}
