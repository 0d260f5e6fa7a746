package com.mantisnxt.sync.base.export;

import java.util.Locale;
import java.util.Optional;

/** What an export is written as: a table for spreadsheets, or one JSON object a line for programs. */
public enum ExportFormat {
    CSV("text/csv;charset=UTF-8"),
    NDJSON("application/x-ndjson");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public static Optional<ExportFormat> byLabel(String label) {
        for (ExportFormat format : values()) {
            if (format.label().equals(label)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** As addresses and names of files say it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }
}
