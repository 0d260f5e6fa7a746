package com.mantisnxt.sync.activity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * A whole filter, its time too, as one line that is read back the same: what is kept of a search, and noted of it. People
 * stand in it by their ids, which no change of a name touches.
 */
public final class ActivityLine {

    private static final SearchLine.Names BY_ID = new SearchLine.Names() {
        @Override
        public Optional<UUID> find(String typed) {
            return Optional.of(UUID.fromString(typed));
        }

        @Override
        public String of(UUID user) {
            return user.toString();
        }
    };

    private ActivityLine() {}

    public static String write(ActivityFilter filter) {
        return write(filter, BY_ID);
    }

    /** For people to read. */
    public static String write(ActivityFilter filter, SearchLine.Names names) {
        return (SearchLine.write(filter, names) + " " + time(filter.range())).strip();
    }

    /** What a later version no longer knows is left out. */
    public static ActivityFilter read(String line) {
        return SearchLine.read(line, TimeRange.DAY, BY_ID, ZoneOffset.UTC).filter();
    }

    private static String time(TimeRange range) {
        return switch (range) {
            case TimeRange.Last last -> "last:" + Lengths.write(last.length());
            case TimeRange.Between between -> time(between);
        };
    }

    private static String time(TimeRange.Between between) {
        String before = between.to() == null ? "" : "before:" + between.to();
        boolean isOpen = between.from().equals(Instant.EPOCH) && between.to() != null;
        return (isOpen ? before : "after:" + between.from() + " " + before).strip();
    }
}
