package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.OrganisationFixture.Person;
import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.testing.SyncService;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@BrowserTest
class SessionEndIT {

    private static final double WITHIN_MS = 30_000;

    @Test
    void whoeverIsSuspendedLosesEveryOpenPageWithoutTouchingIt(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        Person person = organisation.person(Role.OPERATOR);
        Page board = console.boardOf(person).page();
        Page another = board.context().newPage();
        another.navigate("/history");
        organisation.suspend(person);
        for (Page page : new Page[] {board, another}) {
            assertThat(page)
                    .hasURL(
                            Pattern.compile("/login\\?ended"),
                            new PageAssertions.HasURLOptions().setTimeout(WITHIN_MS));
            assertThat(page.getByText("Your session has ended")).isVisible();
        }
        board.navigate("/");
        assertThat(board.getByLabel("E-mail")).isVisible();
    }

    /** What is pushed over a connection that stood before is pushed to nobody after. */
    @Test
    void whoSignsOutInOnePageHearsNothingMoreInAnother(Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        SyncService service = console.newService(organisation);
        service.start("before", "odoo", 10);
        Board board = console.boardOf(organisation.admin);
        List<String> frames = new CopyOnWriteArrayList<>();
        board.page().onWebSocket(socket -> socket.onFrameReceived(frame -> frames.add(String.valueOf(frame.text()))));
        board.page().reload();
        assertThat(board.row("before")).isVisible();
        service.start("heard", "odoo", 10);
        board.page().waitForCondition(() -> frames.stream().anyMatch(frame -> frame.contains("heard")));

        signOut(board.page().context().newPage());
        Board colleague = console.boardOf(organisation.person(Role.SUPPORT));
        service.start("after-the-end", "odoo", 10);
        assertThat(colleague.row("after-the-end")).isVisible();
        Assertions.assertThat(frames).noneMatch(frame -> frame.contains("after-the-end"));
        Assertions.assertThat(board.page().content()).doesNotContain("after-the-end");
    }

    private static void signOut(Page page) {
        page.navigate("/history");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Person admin"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/login\\?out"));
        assertThat(page.getByText("You are signed out")).isVisible();
    }
}
