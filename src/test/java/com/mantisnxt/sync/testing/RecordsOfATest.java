package com.mantisnxt.sync.testing;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A source that delivers what a test put into it, page by page, and errs as the test wants. */
public final class RecordsOfATest implements Source {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<SourceRecord> records = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();
    private final AtomicInteger walks = new AtomicInteger();
    private int pageSize = 100;
    private @Nullable Long announced;
    private int breaksAfter = Integer.MAX_VALUE;
    private Runnable beforeEachPage = () -> {};

    public RecordsOfATest record(String id, String json) {
        return record(id, RecordState.ACTIVE, json);
    }

    public RecordsOfATest record(String id, RecordState state, String json) {
        records.add(new SourceRecord(id, state, (ObjectNode) JSON.readTree(json)));
        return this;
    }

    public RecordsOfATest all(List<SourceRecord> more) {
        records.addAll(more);
        return this;
    }

    /** So many products, p-000000 and on, at one price. */
    public RecordsOfATest products(int count, String price) {
        for (int i = 0; i < count; i++) {
            record("p-%06d".formatted(i), "{\"name\":\"Product %d\",\"price\":\"%s\",\"stock\":7}".formatted(i, price));
        }
        return this;
    }

    public RecordsOfATest announcing(long count) {
        announced = count;
        return this;
    }

    public RecordsOfATest missing(String reason) {
        unseen.add(reason);
        return this;
    }

    public RecordsOfATest inPagesOf(int size) {
        pageSize = size;
        return this;
    }

    /** Fails when so many records were delivered. */
    public RecordsOfATest breakingAfter(int count) {
        breaksAfter = count;
        return this;
    }

    public RecordsOfATest beforeEachPage(Runnable act) {
        beforeEachPage = act;
        return this;
    }

    public int walks() {
        return walks.get();
    }

    @Override
    public SourceWalk walk(EntityType entity) {
        walks.incrementAndGet();
        return new Walk();
    }

    private final class Walk implements SourceWalk {

        private int next;

        @Override
        public List<SourceRecord> next() {
            beforeEachPage.run();
            if (next >= breaksAfter) {
                throw new com.mantisnxt.sync.connector.SourceFault(
                        com.mantisnxt.sync.connector.SourceFault.Kind.AWAY, "The shop does not answer.");
            }
            List<SourceRecord> page = List.copyOf(records.subList(next, Math.min(records.size(), next + pageSize)));
            next += page.size();
            return page;
        }

        @Override
        public OptionalLong announced() {
            return announced == null ? OptionalLong.empty() : OptionalLong.of(announced);
        }

        @Override
        public List<String> unseen() {
            return List.copyOf(unseen);
        }

        @Override
        public void close() {}
    }
}
