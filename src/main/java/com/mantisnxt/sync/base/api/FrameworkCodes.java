package com.mantisnxt.sync.base.api;

import org.springframework.http.HttpStatusCode;

/** Codes for what the web framework refuses before a controller is reached. */
final class FrameworkCodes {

    private FrameworkCodes() {}

    static String of(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "no_such_path";
            case 405 -> "method_not_allowed";
            case 406 -> "not_acceptable";
            case 413 -> "too_large";
            case 415 -> "unsupported_media_type";
            default -> "bad_request";
        };
    }
}
