package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.AlertChanged.Change;
import com.mantisnxt.sync.alert.AlertChanged.Severity;
import com.mantisnxt.sync.base.PublicAddress;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Says news in words. What it gives is one line each: whatever an alert is about may hold anything. */
@Component
class Wording {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 2000;

    /** Breaks of lines, controls, and marks that turn the direction of what follows. */
    private static final Pattern NO_TEXT =
            Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]+");

    private final PublicAddress address;

    Wording(PublicAddress address) {
        this.address = address;
    }

    String headline(News news) {
        String subject = line(news.subject(), LONGEST_SUBJECT);
        return isTest(news) ? subject : word(news) + ": " + subject;
    }

    String text(News news) {
        return line(news.text(), LONGEST_TEXT);
    }

    String word(News news) {
        return news.change() == Change.OPENED ? "Opened" : "Closed";
    }

    String severity(News news) {
        return news.severity() == Severity.CRITICAL ? "critical" : "warning";
    }

    Optional<URI> link(News news) {
        return address.link(news.path());
    }

    static boolean isTest(News news) {
        return news.rule().equals(News.TEST);
    }

    static String line(String text, int longest) {
        String line = NO_TEXT.matcher(text).replaceAll(" ").strip();
        if (line.length() <= longest) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return line.substring(0, end) + "…";
    }
}
