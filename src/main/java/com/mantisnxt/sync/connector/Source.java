package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import java.util.List;
import java.util.Optional;

/** A system that records are read from. */
@FunctionalInterface
public interface Source {

    /**
     * All records there are.
     *
     * @throws SourceFault when it can't be reached, does not let us in, or does not have that entity
     */
    SourceWalk walk(EntityType entity);

    /**
     * What may have changed since an earlier walk began; too much rather than too little, and some of it twice. Empty
     * where the system can't tell, so that all has to be read. What was deleted is not among it.
     *
     * @param watermark of the earlier walk, {@link SourceWalk#watermark()}
     */
    default Optional<SourceWalk> changedSince(EntityType entity, String watermark) {
        return Optional.empty();
    }

    /**
     * Goes on after what an earlier walk delivered.
     *
     * @param cursor of that walk, {@link SourceWalk#cursor()}
     */
    default SourceWalk resume(EntityType entity, String cursor) {
        throw new UnsupportedOperationException("This source gives no cursors.");
    }

    /**
     * The ids of all records there are, in the scope of {@link #walk}, without their data; empty where that costs as much
     * as the records.
     */
    default Optional<SourceWalk> ids(EntityType entity) {
        return Optional.empty();
    }

    /**
     * Which of these records there are, asked for by their ids: what a walk did not deliver may be there all the same. Empty
     * where that can't be asked, or where no walk passes over anything.
     *
     * @param ids in order, at most {@link Presence#MOST}
     * @throws SourceFault as walks do; nothing is said then
     */
    default Optional<Presence> present(EntityType entity, List<String> ids) {
        return Optional.empty();
    }
}
