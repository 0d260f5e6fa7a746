package com.mantisnxt.sync.isolation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.button.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"sync.upkeep.caretakers=all", "sync.upkeep.retention-minimum=6"})
class IsolationPartTest extends ViewTest {

    private Session administrator;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @BeforeEach
    void nothingWasAsked() {
        administrator = database.asAdministrator();
        administrator.run("delete from sync_console.isolation_round");
    }

    @AfterEach
    void leaveNothing() {
        administrator.run("delete from sync_console.isolation_round");
        administrator.close();
    }

    @Test
    void beforeTheFirstRoundNothingIsClaimed() {
        open("admin/upkeep");
        assertThat(text()).contains("Nothing was asked yet").doesNotContain("foreign rows");
    }

    @Test
    void whereTheProofHoldsItSaysHowMuchWasAsked() {
        round(10, 1_204, "[]", "[]");
        round(5, 1_210, "[]", "[]");
        open("admin/upkeep");
        assertThat(text())
                .contains("0 foreign rows", "in 1,210 checks of 52 places", "2,414 questions")
                .doesNotContain("Could not be asked");
        assertThat(tone()).isEqualTo("good");
    }

    @Test
    void whatCouldNotBeAskedIsNotCountedAsProven() {
        round(5, 1_210, "[]", "[\"API: This node does not reach itself at 127.0.0.1:8080\"]");
        open("admin/upkeep");
        assertThat(text()).contains("Could not be asked, so nothing is proven there:", "does not reach itself");
        assertThat(tone()).isEqualTo("warn");
    }

    @Test
    void whereNoCanaryFindsItsOwnNothingIsClaimed() {
        round(5, 1_190, "[]", "[]");
        administrator.run("update sync_console.isolation_round set unproven = '[\"sync_progress\"]'");
        open("admin/upkeep");
        assertThat(text()).contains("do not find what is their own, so nothing is proven there:", "sync_progress");
        assertThat(tone()).isEqualTo("warn");
    }

    @Test
    void aForeignRowIsSaidWithItsPlaceAndIsNotForgottenWithTheNextRound() {
        round(5, 1_210, "[{\"place\": \"sync_progress\", \"as\": \"nobody\"}]", "[]");
        open("admin/upkeep");
        assertThat(text()).contains("1 foreign rows", "sync_progress, as nobody", "mend the policies");
        assertThat(tone()).isEqualTo("bad");
        round(1, 1_210, "[]", "[]");
        test($view(Button.class).withText("Refresh").single()).click();
        assertThat(text()).contains("0 foreign rows", "seen in an earlier round", "sync_progress, as nobody");
    }

    private String tone() {
        return $view(IsolationPart.class)
                .single()
                .getElement()
                .getChildren()
                .flatMap(child -> child.getChildren())
                .filter(child -> child.hasAttribute("data-tone"))
                .findFirst()
                .orElseThrow()
                .getAttribute("data-tone");
    }

    private void round(int minutesAgo, int checks, String foreign, String troubles) {
        administrator.run(
                "insert into sync_console.isolation_round (at, node, checks, places, took_millis, foreign_rows, troubles)"
                        + " values (now() - make_interval(mins => ?), 'a:1', ?, 52, 900, ?::jsonb, ?::jsonb)",
                minutesAgo,
                checks,
                foreign,
                troubles);
    }
}
