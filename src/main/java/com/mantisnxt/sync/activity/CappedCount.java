package com.mantisnxt.sync.activity;

/** How many events match, counted no further than {@link #MOST}. */
public record CappedCount(int value) {

    public static final int MOST = 10_000;

    public boolean isCapped() {
        return value > MOST;
    }
}
