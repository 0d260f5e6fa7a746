package com.mantisnxt.sync.account;

import java.util.Locale;

/** What an API token may be good for; each gives the right of the same name. */
public enum Scope {
    REPORT,
    READ;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
