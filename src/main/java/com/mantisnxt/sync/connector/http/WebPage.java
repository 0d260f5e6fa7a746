package com.mantisnxt.sync.connector.http;

import java.util.regex.Pattern;

/** Tells a page made for people, such as a proxy's or a sign-in, from data. */
public final class WebPage {

    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]{0,100}>([^<]{1,200})</title");

    private WebPage() {}

    public static boolean isOne(String sample) {
        String start = sample.stripLeading();
        return start.regionMatches(true, 0, "<!doctype", 0, 9)
                || start.regionMatches(true, 0, "<html", 0, 5)
                || start.startsWith("<?xml");
    }

    /** With a comma before it, to go on a sentence; empty where it has none. */
    public static String title(String sample) {
        var found = TITLE.matcher(sample);
        if (!found.find()) {
            return "";
        }
        String title = found.group(1).strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return ", titled \"" + title.substring(0, Math.min(80, title.length())) + "\"";
    }
}
