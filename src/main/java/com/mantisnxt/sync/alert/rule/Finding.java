package com.mantisnxt.sync.alert.rule;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong.
 *
 * @param key tells it from others of its rule, and stays the same while it lasts
 * @param subject what it is about, in a few words
 * @param text one sentence with the evidence
 * @param path where to look, relative to the console's address
 * @param since from when on, by the evidence
 * @param connection by which it may be muted; null for what services bring, and for the installation
 * @param source code of the kind of system by which it may be muted where it has no connection
 */
public record Finding(
        String key,
        String subject,
        String text,
        String path,
        Instant since,
        @Nullable UUID connection,
        @Nullable Integer source) {

    private static final int KEY = 300;
    private static final int SUBJECT = 300;
    private static final int TEXT = 1_000;

    public Finding {
        key = cut(key, KEY);
        subject = cut(subject, SUBJECT);
        text = cut(text, TEXT);
        path = path.length() > TEXT ? "" : path;
    }

    /** About the installation. */
    static Finding of(String key, String subject, String text, Instant since) {
        return new Finding(key, subject, text, "admin/upkeep", since, null, null);
    }

    /** Never through the middle of a character; what PostgreSQL can't keep goes. */
    private static String cut(String text, int most) {
        String clean = text.replace("\u0000", "");
        if (clean.codePointCount(0, clean.length()) <= most) {
            return clean;
        }
        return clean.substring(0, clean.offsetByCodePoints(0, most - 1)) + "…";
    }
}
