package com.mantisnxt.sync.account;

import java.util.Locale;

/** What a one-time link is for. */
public enum LinkPurpose {
    SET_PASSWORD,
    SET_UP_TOTP;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
