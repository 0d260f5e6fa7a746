package com.mantisnxt.sync.connector.http;

import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceFault.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** What is wrong with somebody's JSON, and where. */
public final class JsonFaults {

    private JsonFaults() {}

    public static SourceFault of(JacksonException fault) {
        String place = place(fault.getLocation());
        return switch (fault) {
            case StreamConstraintsException e ->
                new SourceFault(
                        Kind.TOO_LARGE,
                        "The JSON is nested deeper than " + JsonLimits.DEEPEST
                                + " levels, or has a text, name or number " + "longer than allowed" + place + ".");
            case UnexpectedEndOfInputException e -> unreadable("The JSON ends before it is complete" + place + ".");
            default -> unreadable("This is not JSON" + place + ": " + why(fault) + ".");
        };
    }

    private static String why(JacksonException fault) {
        String said = String.valueOf(fault.getOriginalMessage());
        if (said.contains("UTF-8")) {
            return "the bytes there are not UTF-8, so it is written in another encoding";
        }
        if (said.contains("Unexpected end-of-input") || said.contains("Unexpected close marker")) {
            return "it ends or closes where more was to come";
        }
        return "something stands there that can't stand there";
    }

    private static String place(@Nullable TokenStreamLocation at) {
        if (at == null || at.getLineNr() < 1) {
            return "";
        }
        String where = " (line " + at.getLineNr() + ", column " + at.getColumnNr();
        return where + (at.getByteOffset() >= 0 ? ", byte " + at.getByteOffset() : "") + ")";
    }

    private static SourceFault unreadable(String reason) {
        return new SourceFault(Kind.UNREADABLE, reason);
    }
}
