package com.mantisnxt.sync.upkeep;

import java.util.List;

/**
 * One thing that a run did, for the screen to put into words.
 *
 * @param code such as {@code closed}
 * @param about what it was done to
 */
public record UpkeepStep(String code, List<String> about) {

    static UpkeepStep of(String code, Object... about) {
        return new UpkeepStep(code, List.of(about).stream().map(String::valueOf).toList());
    }
}
