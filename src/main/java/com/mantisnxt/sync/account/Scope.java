package com.mantisnxt.sync.account;

import java.util.Locale;

/** What an API token may be good for; each gives the right of the same name. */
public enum Scope {
    REPORT,
    READ,
    /** Decides in the name of the administrator who made the token, as long as they are one. */
    APPROVE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
