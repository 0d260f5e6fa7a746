package com.mantisnxt.sync.upkeep.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mantisnxt.sync.account.Role;
import com.mantisnxt.sync.base.ui.ViewTest;
import com.mantisnxt.sync.upkeep.DryRun;
import com.mantisnxt.sync.upkeep.RetentionSetting;
import com.mantisnxt.sync.upkeep.UpkeepOverview;
import com.mantisnxt.sync.upkeep.UpkeepQueue;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where there are several organisations and none is named, no administrator looks after the installation. */
class UpkeepClosedTest extends ViewTest {

    @Autowired
    private UpkeepOverview overview;

    @Autowired
    private RetentionSetting retention;

    @Autowired
    private DryRun dryRun;

    @Autowired
    private UpkeepQueue queue;

    @Override
    protected Role role() {
        return Role.ADMIN;
    }

    @BeforeEach
    void thereIsAnother() {
        database.newOrganisation();
    }

    @Test
    void thePageTellsNothingButWhy() {
        open("admin/upkeep");
        assertThat(text())
                .contains("Not for this organisation", "SYNC_UPKEEP_CARETAKERS")
                .doesNotContain("sync_activity_log");
        assertThat($(Button.class).withText("Run now").all()).isEmpty();
    }

    @Test
    void theAdministratorsPageDoesNotLeadThere() {
        open("admin");
        assertThat(text()).doesNotContain("Upkeep of the log");
    }

    @Test
    void noServiceAnswersWhateverThePageShows() {
        List<ThrowingCallable> acts = List.of(
                () -> overview.state(),
                () -> overview.runs(1),
                () -> overview.quarantined(1),
                () -> overview.datedAhead(),
                () -> retention.change(24),
                () -> dryRun.look(6),
                () -> queue.ask());
        assertThat(acts).allSatisfy(act -> assertThatThrownBy(act).hasMessageContaining("whole installation"));
    }
}
