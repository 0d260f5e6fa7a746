package com.mantisnxt.sync.testing;

import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.JsonNodeFactory;

/** A walk of a test's records that tells their ids alone. */
final class IdsOfATest implements SourceWalk {

    private static final String MARK = "ids ";

    private final SourceWalk walk;
    private Runnable begun;

    /** @param begun hears that the first page is asked for */
    IdsOfATest(SourceWalk walk, Runnable begun) {
        this.walk = walk;
        this.begun = begun;
    }

    /** Empty for the cursor of another walk. */
    static Optional<Integer> place(String cursor) {
        return Optional.of(cursor)
                .filter(text -> text.startsWith(MARK))
                .map(text -> Integer.valueOf(text.substring(MARK.length())));
    }

    @Override
    public List<SourceRecord> next() {
        begun.run();
        begun = () -> {};
        return walk.next().stream()
                .map(record -> new SourceRecord(
                        record.externalId(), RecordState.ACTIVE, JsonNodeFactory.instance.objectNode()))
                .toList();
    }

    @Override
    public OptionalLong announced() {
        return walk.announced();
    }

    @Override
    public List<String> unseen() {
        return walk.unseen();
    }

    @Override
    public Optional<String> cursor() {
        return walk.cursor().map(place -> MARK + place);
    }

    @Override
    public void close() {}
}
