package com.mantisnxt.sync.activity.api;

import com.mantisnxt.sync.activity.SearchLine;
import com.mantisnxt.sync.activity.SearchLine.Fault;
import com.mantisnxt.sync.activity.SearchLine.Problem;
import com.mantisnxt.sync.base.ErrorCode;
import com.mantisnxt.sync.base.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parts of a search line that can't be read, each with its place and the reason. Nothing is searched for meanwhile. */
final class UnreadableLine extends Refused {

    private final transient List<Fault> faults;

    UnreadableLine(List<Fault> faults) {
        super(ErrorCode.invalid("unreadable_search"), sentence(faults.getFirst()), "q");
        this.faults = List.copyOf(faults);
    }

    @Override
    public Map<String, Object> details() {
        return Map.of(
                "faults",
                faults.stream()
                        .map(fault -> Map.of(
                                "character",
                                fault.from() + 1,
                                "part",
                                fault.part(),
                                "reason",
                                fault.problem().name().toLowerCase(Locale.ROOT),
                                "known",
                                known(fault)))
                        .toList());
    }

    private static String sentence(Fault fault) {
        return "\"" + fault.part() + "\", at character " + (fault.from() + 1) + ": "
                + switch (fault.problem()) {
                    case UNKNOWN_QUALIFIER ->
                        "there is no such qualifier. Known are " + String.join(", ", known(fault))
                                + ". Put it in quotes to search for it as text.";
                    case UNKNOWN_VALUE ->
                        known(fault).isEmpty()
                                ? "nobody of that name is known."
                                : "that value is not known. Known are " + String.join(", ", known(fault)) + ".";
                    case NO_VALUE -> "a value is missing after the colon.";
                    case BAD_TIME ->
                        "that is no time. Write last:24h, after:2026-11-01 or before:2026-11-01T12:00:00Z.";
                    case BAD_CAUSE -> "that is no cause. Causes have sixteen hexadecimal digits.";
                    case NOTHING_LEFT -> "with it nothing is left that could be found.";
                    case WORDS_CANNOT_BE_EXCLUDED ->
                        "only status, action, entity and source can be excluded. Put it in quotes to search for it as"
                                + " text.";
                    case NAMED_TWICE -> "the line says that already, and only one can be searched for.";
                    case TOO_MUCH -> "too long, or too many words.";
                };
    }

    private static List<String> known(Fault fault) {
        if (fault.problem() == Problem.UNKNOWN_QUALIFIER) {
            return SearchLine.qualifiers();
        }
        return fault.problem() == Problem.UNKNOWN_VALUE
                ? SearchLine.values(
                        fault.part().replaceFirst("^-", "").split(":", 2)[0].toLowerCase(Locale.ROOT))
                : List.of();
    }
}
