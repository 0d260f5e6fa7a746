package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The content security policy in a real browser: it stops nothing of ours, stops what is not, and allows no more. */
@BrowserTest
class PagePolicyIT {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/history", "/activity", "/admin", "/two-factor", "/login"})
    void ourPagesStayWithinIt(String path, Console console) {
        OrganisationFixture organisation = console.newOrganisation();
        Page page = console.pageOf(organisation.admin);
        List<String> violations = violations(page);
        page.navigate(path);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .isVisible();
        Assertions.assertThat(violations).isEmpty();
    }

    @Test
    void aScriptThatWasSmuggledInDoesNotRun(Console console) {
        Page page = console.newPage();
        page.navigate("/login");
        assertThat(page.getByLabel("E-mail")).isVisible();
        List<String> violations = violations(page);
        page.evaluate("""
                () => {
                    const script = document.createElement('script');
                    script.textContent = 'window.smuggled = true';
                    document.body.append(script);
                    const image = document.createElement('div');
                    image.innerHTML = '<img src="/nothing" onerror="window.smuggled = true">';
                    document.body.append(image);
                }""");
        page.waitForCondition(() -> violations.size() >= 2);
        Assertions.assertThat(page.evaluate("() => window.smuggled === undefined"))
                .isEqualTo(true);
    }

    @Test
    void theDescriptionOfTheApiStaysWithinItsOwn(Console console) {
        Page page = console.newPage();
        List<String> violations = violations(page);
        page.navigate("/swagger-ui/index.html");
        assertThat(page.locator(".swagger-ui .info").first()).isVisible();
        Assertions.assertThat(violations).isEmpty();
    }

    /** An exception that is needed no more is to be struck from the policy. */
    @ParameterizedTest
    @ValueSource(strings = {"style-src 'self' 'unsafe-inline'"})
    void itsExceptionsAreStillNeeded(String exception, Console console) {
        Page page = console.pageOf(console.newOrganisation().admin);
        List<String> violations = violations(page);
        String stricter = exception.substring(0, exception.lastIndexOf(' '));
        page.route("**/admin", route -> fulfil(route, exception, stricter));
        page.navigate("/admin");
        page.waitForCondition(() ->
                violations.stream().anyMatch(text -> text.contains(exception.split(" ")[0])));
    }

    private static void fulfil(Route route, String exception, String stricter) {
        APIResponse answer = route.fetch();
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.computeIfPresent("content-security-policy", (name, policy) -> policy.replace(exception, stricter));
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
    }

    private static List<String> violations(Page page) {
        List<String> found = new CopyOnWriteArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                found.add(message.text());
            }
        });
        page.onPageError(found::add);
        return found;
    }
}
