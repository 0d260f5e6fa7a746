package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.Refused;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads the first records of a source and says how that went. */
final class TestRead {

    private static final int SHOWN = 3;

    private TestRead() {}

    static TestAnswer of(Supplier<Source> source, EntityType entity) {
        try (SourceWalk walk = source.get().walk(entity)) {
            List<SourceRecord> first = walk.next().stream().limit(SHOWN).toList();
            return new TestAnswer("ok", "", walk.announced(), first, walk.unseen());
        } catch (Refused refused) {
            return new TestAnswer(refused.code().value(), refused.reason(), OptionalLong.empty(), List.of(), List.of());
        }
    }
}
