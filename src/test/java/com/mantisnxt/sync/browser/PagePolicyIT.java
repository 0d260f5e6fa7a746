package com.mantisnxt.sync.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.mantisnxt.sync.account.OrganisationFixture;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content security policy in a real browser: it stops nothing of ours, stops what is not, and allows no more. */
@BrowserTest
class PagePolicyIT {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/history", "/previews", "/activity", "/admin", "/two-factor", "/login", "/set-password/x"})
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
        List<String> violations = violations(page);
        page.navigate("/login");
        assertThat(page.getByLabel("E-mail")).isVisible();
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

    @Test
    void textIsNotEvaluated(Console console) {
        Page page = console.pageOf(console.newOrganisation().admin);
        List<String> violations = violations(page);
        Board.in(page);
        page.evaluate("""
                () => setTimeout(() => {
                    const attempt = what => { try { what() } catch (refused) { console.debug(refused) } };
                    attempt(() => eval('window.evaluated = 1'));
                    attempt(() => (() => {}).constructor('window.evaluated = 2')());
                    attempt(() => setTimeout('window.evaluated = 3'));
                })""");
        page.waitForCondition(() -> violations.size() >= 3);
        Assertions.assertThat(page.evaluate("() => window.evaluated === undefined"))
                .isEqualTo(true);
    }

    @Test
    void aStyleThatWasSmuggledInDoesNotCount(Console console) {
        Page page = console.newPage();
        List<String> violations = violations(page);
        page.navigate("/login");
        assertThat(page.getByLabel("E-mail")).isVisible();
        page.evaluate("""
                () => {
                    const markup = document.createElement('div');
                    markup.innerHTML = '<style>vaadin-email-field { display: none }</style><p style="color: red">Hello</p>';
                    document.body.append(markup);
                }""");
        page.waitForCondition(() -> violations.size() >= 2);
        assertThat(page.getByLabel("E-mail")).isVisible();
    }

    /** An exception that is needed no more is to be struck from the policy. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "img-src, data:",
                "style-src-attr, 'sha256-ZdHxw9eWtnxUb3mk6tBS+gIiVUPE3pGM470keHPDFlE='",
                "style-src-attr, 'sha256-vYd+FsML43MBXhP+pXOhW9h0Cdq43hkCe4Im/yyvhss='",
                "style-src-attr, 'unsafe-hashes'"
            })
    void itsExceptionsAreStillNeeded(String directive, String exception, Console console) {
        breaksWithout(directive, console, answer -> answer.policy(policy -> policy.replace(" " + exception, "")));
    }

    /** What needs to be vouched for no more is to be struck from the script that does so. */
    @ParameterizedTest
    @CsvSource({"script-src, window.Function", "style-src-elem, Document.prototype.createElement"})
    void whatItVouchesForIsStillNeeded(String directive, String replaced, Console console) {
        breaksWithout(
                directive, console, answer -> answer.body(body -> body.replace(replaced + " = ", "window.unused = ")));
    }

    private static void breaksWithout(String directive, Console console, UnaryOperator<Answer> without) {
        Page page = console.pageOf(console.newOrganisation().admin);
        List<String> violations = violations(page);
        page.route("**/admin", route -> without.apply(Answer.of(route.fetch())).fulfil(route));
        page.navigate("/admin");
        if (directive.equals("style-src-attr")) {
            waitForAnAnswerThatNeverComes(page);
        }
        page.waitForCondition(() -> violations.stream().anyMatch(text -> text.contains(directive + " ")));
    }

    /** So that the loading indicator shows, however quick the machine. */
    private static void waitForAnAnswerThatNeverComes(Page page) {
        Locator tokens = page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("API tokens"));
        assertThat(tokens).isVisible();
        page.route(address -> address.contains("v-r=uidl"), route -> {});
        tokens.click();
    }

    /** A page with its policy, on the way to the browser. */
    private record Answer(String body, Map<String, String> headers) {

        static Answer of(APIResponse answer) {
            return new Answer(answer.text(), answer.headers());
        }

        Answer policy(UnaryOperator<String> change) {
            Map<String, String> changed = new HashMap<>(headers);
            Assertions.assertThat(changed.computeIfPresent("content-security-policy", (name, old) -> change.apply(old)))
                    .isNotEqualTo(headers.get("content-security-policy"));
            return new Answer(body, changed);
        }

        Answer body(UnaryOperator<String> change) {
            Assertions.assertThat(change.apply(body)).isNotEqualTo(body);
            return new Answer(change.apply(body), headers);
        }

        void fulfil(Route route) {
            route.fulfill(new Route.FulfillOptions().setBody(body).setHeaders(headers));
        }
    }

    /** Faults and what the policy stops from the next page on; a function that is stopped is a fault some swallow. */
    private static List<String> violations(Page page) {
        List<String> found = new CopyOnWriteArrayList<>();
        page.addInitScript("""
                document.addEventListener('securitypolicyviolation', stopped =>
                    console.debug(`stopped by ${stopped.effectiveDirective} : ${stopped.sample}`))""");
        page.onConsoleMessage(message -> {
            if (message.text().startsWith("stopped by ")) {
                found.add(message.text());
            }
        });
        page.onPageError(found::add);
        return found;
    }
}
