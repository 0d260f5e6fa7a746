package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.Refused;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the first records of a source, asks whether it may be written to, and says how that went. */
final class TestRead {

    private static final int SHOWN = 3;

    private TestRead() {}

    /** @param target null where nothing may be written, so that the right to is of no matter */
    static TestAnswer of(Supplier<Source> source, @Nullable Supplier<RemoteTarget> target, EntityType entity) {
        try (SourceWalk walk = source.get().walk(entity)) {
            List<SourceRecord> first = walk.next().stream().limit(SHOWN).toList();
            if (target != null) {
                target.get().checkRight();
            }
            return new TestAnswer("ok", "", walk.announced(), first, walk.unseen());
        } catch (Refused refused) {
            return new TestAnswer(refused.code().value(), refused.reason(), OptionalLong.empty(), List.of(), List.of());
        }
    }
}
