package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.OrganisationFixture.Person;
import com.mantisnxt.sync.account.Role;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PageAssertions;
import java.util.regex.Pattern;
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
}
