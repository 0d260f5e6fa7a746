package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.AlertChanged;
import com.mantisnxt.sync.alert.AlertChanged.Change;
import com.mantisnxt.sync.alert.AlertChanged.Severity;
import java.time.Instant;
import java.util.UUID;

/** What is told, as it was when it happened; the alert may have gone on since. */
record News(
        UUID alert,
        Change change,
        String rule,
        Severity severity,
        String subject,
        String text,
        String path,
        Instant at) {

    static final String TEST = "test";

    static News of(AlertChanged event) {
        return new News(
                event.alert(),
                event.change(),
                event.rule(),
                event.severity(),
                event.subject(),
                event.text(),
                event.path(),
                event.at());
    }

    static News test(String channel, Instant at) {
        return new News(
                UUID.randomUUID(),
                Change.OPENED,
                TEST,
                Severity.WARNING,
                "Test of the channel " + channel,
                "Somebody pressed \"Send a test\" in the console. Nothing is wrong.",
                "admin",
                at);
    }

    int changeCode() {
        return code(change);
    }

    static int code(Change change) {
        return change == Change.OPENED ? 1 : 2;
    }
}
