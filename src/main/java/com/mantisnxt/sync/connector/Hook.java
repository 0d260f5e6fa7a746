package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import java.util.Set;

/** What a call of a system turned out to be. */
public sealed interface Hook {

    /**
     * Something changed; what it was is read from the system itself. A deletion is such a hint too and deletes nothing:
     * what is gone is found when everything is read.
     *
     * @param entities the kinds of record it may be about
     * @param event what tells it from all others, so that one that comes twice counts once
     */
    record Hint(Set<EntityType> entities, String event) implements Hook {

        public Hint {
            entities = Set.copyOf(entities);
        }
    }

    /** Rightly signed, and about nothing that is read, or about another shop of the same owner. */
    record NotForUs() implements Hook {}

    /** Not signed by whoever knows the secret. */
    record Forged() implements Hook {}
}
