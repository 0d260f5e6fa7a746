package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SettingChangesTest {

    @Test
    void whatIsAnotherIsSaidAsItWasAndAsItIs() {
        SyncSetting after = new SyncSetting(
                true,
                new Rhythm.Calendar("30 3 * * MON-FRI", ZoneOffset.UTC),
                false,
                Duration.ofHours(36),
                null,
                7,
                Duration.ofMinutes(90),
                null);
        assertThat(SettingChanges.between(SyncSetting.USUAL, after))
                .containsEntry("applies_itself", "no → yes")
                .containsEntry("runs", "when somebody asks → 30 3 * * MON-FRI Z")
                .containsEntry("reads_everything_every", "7 d → 36 h")
                .containsEntry("looks_for_deletions_every", "1 d → never")
                .containsEntry("tries", "default → 7")
                .containsEntry("ends_after", "never → 90 min")
                .doesNotContainKeys("stopped", "batch");
    }

    @Test
    void whatStaysIsNotMentioned() {
        SyncSetting often = SyncSetting.USUAL.with(false, new Rhythm.Every(Duration.ofMinutes(5)));
        assertThat(SettingChanges.between(often, often)).isEmpty();
        assertThat(SettingChanges.between(SyncSetting.USUAL, often))
                .containsOnlyKeys("runs")
                .containsEntry("runs", "when somebody asks → every 5 min");
    }
}
