package com.mantisnxt.sync.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The ids of all records of a source, read after its changes; a stored record that is not among them is gone.
 *
 * @param isUnderWay the changes are read, and so is what {@code read} says of the ids
 */
record IdScan(boolean isUnderWay, ReadSoFar read) {

    static IdScan planned() {
        return new IdScan(false, ReadSoFar.nothing(null));
    }

    static IdScan begun() {
        return new IdScan(true, ReadSoFar.nothing(null));
    }

    IdScan with(UnaryOperator<ReadSoFar> act) {
        return new IdScan(isUnderWay, act.apply(read));
    }

    boolean isComplete() {
        return isUnderWay && missed().isEmpty();
    }

    /** Stricter than of records: a scan costs little, so one that does not add up is done again by the next sync. */
    List<String> missed() {
        if (!isUnderWay) {
            return List.of("The ids of all records were not read, so nothing is known to be gone.");
        }
        List<String> reasons = new ArrayList<>(read.missed());
        Long announced = read.announced();
        if (announced != null && read.staged().staged() > announced) {
            reasons.add("The source announced %,d ids and delivered %,d different ones."
                    .formatted(announced, read.staged().staged()));
        }
        return reasons;
    }
}
