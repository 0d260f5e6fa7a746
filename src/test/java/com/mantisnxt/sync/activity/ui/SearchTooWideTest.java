package com.mantisnxt.sync.activity.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mantisnxt.sync.account.ApiTokens;
import com.mantisnxt.sync.account.OrganisationFixture;
import com.mantisnxt.sync.account.Scope;
import com.mantisnxt.sync.testing.Session;
import com.vaadin.flow.component.button.Button;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A search that the database gives up. What makes it last is a lock on the log: as certain as a log too large for it. */
@AutoConfigureMockMvc
@TestPropertySource(properties = "sync.activity.search-patience=300ms")
class SearchTooWideTest extends ActivityPage {

    @Autowired
    private MockMvc http;

    @Autowired
    private ApplicationContext context;

    @Test
    void theScreenSaysSoAndFindsItWhenAskedAgain() {
        events.add(now.minusSeconds(5), "failed", "order", "boom");
        whileTheLogIsLocked(() -> {
            open("activity");
            assertThat(text()).contains("The search took too long. Ask for a shorter time or less.");
            open("activity?by=cause");
            assertThat(text()).contains("The search took too long.");
        });
        test($view(Button.class).withText("Try again").single()).click();
        assertThat(text()).doesNotContain("took too long");
        open("activity");
        assertThat(test(grid()).size()).isEqualTo(1);
    }

    @Test
    void theApiRefusesItByItsCode() throws Exception {
        var organisation = OrganisationFixture.in(context);
        String token = organisation
                .asAdmin(() -> context.getBean(ApiTokens.class).create("test", EnumSet.allOf(Scope.class), null))
                .value();
        whileTheLogIsLocked(() -> ask(token)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("search_too_wide"))
                .andExpect(jsonPath("$.detail").value("The search took too long. Ask for a shorter time or less.")));
        ask(token).andExpect(status().isOk());
    }

    private ResultActions ask(String token) throws Exception {
        return http.perform(get("/api/v1/activity").header("Authorization", "Bearer " + token));
    }

    private interface Act {
        void run() throws Exception;
    }

    private void whileTheLogIsLocked(Act act) {
        try (Session owner = database.asOwner()) {
            owner.run("begin");
            owner.run("lock table public.sync_activity_log in access exclusive mode");
            act.run();
            owner.run("rollback");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
