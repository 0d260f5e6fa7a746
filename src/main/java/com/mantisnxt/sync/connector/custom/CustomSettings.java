package com.mantisnxt.sync.connector.custom;

import org.jspecify.annotations.Nullable;

/**
 * How the system lets us in.
 *
 * @param auth one of none, bearer, basic, header; null is none
 * @param user for basic
 * @param header the header that carries the key, for header
 */
record CustomSettings(
        @Nullable Auth auth,
        @Nullable String user,
        @Nullable String header) {

    /** The ways in. */
    enum Auth {
        none,
        bearer,
        basic,
        header
    }

    Auth way() {
        return auth == null ? Auth.none : auth;
    }
}
