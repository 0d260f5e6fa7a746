package com.mantisnxt.sync.connector.woocommerce;

import com.mantisnxt.sync.connector.Unseen;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What came of the lists that were read to their end, by this walk or those it goes on from. */
final class Finished {

    /** Of the lists that could not be read. */
    private static final int NAMED = 3;

    private final Mark before;
    private final Unseen unseen;
    private long announced;
    private int unreadable;
    private boolean isSilent;

    /**
     * For another walk.
     *
     * @param isSilent whether one of them did not say how many rows it has
     */
    record Mark(long announced, int unreadable, boolean isSilent) {

        static final Mark NONE = new Mark(0, 0, false);
    }

    Finished(Mark before, Unseen unseen) {
        this.before = before;
        this.unseen = unseen;
        this.announced = before.announced();
        this.unreadable = before.unreadable();
        this.isSilent = before.isSilent();
    }

    Mark mark() {
        return new Mark(announced, unreadable, isSilent);
    }

    void add(Listing list) {
        String fault = list.fault();
        if (fault != null && ++unreadable <= NAMED) {
            unseen.say(fault);
        }
        OptionalLong said = list.announced();
        announced += said.orElse(0);
        if (said.isEmpty() && !isSilent) {
            isSilent = true;
            unseen.say("The shop does not say how many records there are (X-WP-Total), so it can't be told whether all "
                    + "came. A proxy may leave it out.");
        }
    }

    /** How many rows they had; empty where one did not say. */
    OptionalLong announced() {
        return isSilent ? OptionalLong.empty() : OptionalLong.of(announced);
    }

    /** Without what earlier walks told; in words that are few, however many walks it takes. */
    List<String> unseen() {
        List<String> sentences = new ArrayList<>(unseen.sentences());
        int more = unreadable - Math.max(NAMED, before.unreadable());
        if (more > 0 && before.unreadable() > 0) {
            sentences.add("Later, other lists could not be read either.");
        } else if (more > 0) {
            sentences.add(
                    more == 1 ? "1 more list could not be read." : "%,d more lists could not be read.".formatted(more));
        }
        return sentences;
    }
}
