package com.mantisnxt.sync.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is another between two settings, for the audit trail: as it was and as it is, each in few words. */
final class SettingChanges {

    private static final String USUAL = "default";

    private SettingChanges() {}

    static Map<String, String> between(SyncSetting before, SyncSetting after) {
        Map<String, String> was = words(before);
        Map<String, String> changes = new LinkedHashMap<>();
        words(after).forEach((name, now) -> {
            String then = was.getOrDefault(name, USUAL);
            if (!then.equals(now)) {
                changes.put(name, then + " → " + now);
            }
        });
        return changes;
    }

    private static Map<String, String> words(SyncSetting setting) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("applies_itself", yesNo(setting.appliesItself()));
        words.put("runs", rhythm(setting.rhythm()));
        words.put("stopped", yesNo(setting.isStopped()));
        words.put("reads_everything_every", time(setting.everything()));
        words.put("looks_for_deletions_every", setting.deletions() == null ? "never" : time(setting.deletions()));
        words.put("tries", number(setting.tries()));
        words.put("ends_after", setting.longest() == null ? "never" : time(setting.longest()));
        words.put("batch", number(setting.batch()));
        return words;
    }

    private static String rhythm(@Nullable Rhythm rhythm) {
        return switch (rhythm) {
            case null -> "when somebody asks";
            case Rhythm.Every(Duration time) -> "every " + time(time);
            case Rhythm.Calendar calendar -> calendar.expression() + " " + calendar.zone();
        };
    }

    private static String time(Duration time) {
        if (time.toDaysPart() > 0 && time.toHoursPart() == 0 && time.toMinutesPart() == 0) {
            return time.toDays() + " d";
        }
        return time.toMinutesPart() == 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }

    private static String number(@Nullable Integer number) {
        return number == null ? USUAL : number.toString();
    }

    private static String yesNo(boolean value) {
        return value ? "yes" : "no";
    }
}
