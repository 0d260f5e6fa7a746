package com.mantisnxt.sync.demo.shop;

/** How the shop answers. */
enum Mood {
    WELL("Well", "answers every question"),
    THROTTLED("Throttled", "429 with Retry-After: 10"),
    FAILING("Failing", "500 with a web page"),
    DEAD("Dead", "hangs up without an answer");

    private final String title;
    private final String what;

    Mood(String title, String what) {
        this.title = title;
        this.what = what;
    }

    String title() {
        return title;
    }

    String what() {
        return what;
    }
}
