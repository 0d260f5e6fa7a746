package com.mantisnxt.sync.testing;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Presence;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.connector.Source;
import com.mantisnxt.sync.connector.SourceFault;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.connector.SourceWalk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
    private final AtomicInteger pages = new AtomicInteger();
    private int pageSize = 100;
    private @Nullable Long announced;
    private int breaksAfter = Integer.MAX_VALUE;
    private Runnable beforeEachPage = () -> {};
    private final Map<Integer, Deque<SourceFault>> faults = new HashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private boolean canBeEntered;
    private @Nullable String watermark;
    private @Nullable RecordsOfATest changes;
    private @Nullable RecordsOfATest ids;
    private @Nullable Set<String> known;
    private int settled = Integer.MAX_VALUE;
    private final Map<Integer, SourceFault> unsaid = new HashMap<>();
    private final AtomicInteger lookUps = new AtomicInteger();

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

    /** Fails that often at that record, and then no more. */
    public RecordsOfATest failingAt(int record, SourceFault... once) {
        faults.computeIfAbsent(record, none -> new ArrayDeque<>()).addAll(List.of(once));
        return this;
    }

    /** A walk can be gone on with where another one ended. */
    public RecordsOfATest withCursors() {
        canBeEntered = true;
        return this;
    }

    /** What is read now is known up to that watermark. */
    public RecordsOfATest at(String now) {
        watermark = now;
        return this;
    }

    /** What it says has changed, whatever the watermark. */
    public RecordsOfATest changed(RecordsOfATest since) {
        changes = since;
        return this;
    }

    /** What it says is there when only ids are asked for; of the records their ids, and no data. */
    public RecordsOfATest withIdsOf(RecordsOfATest those) {
        ids = those;
        return this;
    }

    /** It can be asked for records by their ids, and has these beside what it delivers. */
    public RecordsOfATest having(String... beside) {
        known = Set.of(beside);
        return this;
    }

    /** Of so many ids at once it says whether they are there. */
    public RecordsOfATest settling(int atOnce) {
        settled = atOnce;
        return this;
    }

    /** So that question by ids ends; the first is 1. */
    public RecordsOfATest notSaying(int question, SourceFault fault) {
        unsaid.put(question, fault);
        return this;
    }

    /** What it was asked for, in order: all, changes and the watermark, ids, on and the cursor, which of how many. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** How often a page was asked for. */
    public int pages() {
        return pages.get();
    }

    public int walks() {
        return walks.get();
    }

    @Override
    public SourceWalk walk(EntityType entity) {
        walks.incrementAndGet();
        asked.add("all");
        return new Walk(0);
    }

    @Override
    public Optional<SourceWalk> changedSince(EntityType entity, String since) {
        asked.add("changes since " + since);
        return Optional.ofNullable(changes).map(some -> some.new Walk(0));
    }

    @Override
    public Optional<SourceWalk> ids(EntityType entity) {
        return Optional.ofNullable(ids).map(those -> new IdsOfATest(those.new Walk(0), () -> asked.add("ids")));
    }

    @Override
    public SourceWalk resume(EntityType entity, String cursor) {
        asked.add("on from " + cursor);
        return IdsOfATest.place(cursor)
                .<SourceWalk>map(place -> new IdsOfATest(Objects.requireNonNull(ids).new Walk(place), () -> {}))
                .orElseGet(() -> new Walk(Integer.parseInt(cursor)));
    }

    @Override
    public Optional<Presence> present(EntityType entity, List<String> wanted) {
        if (known == null) {
            return Optional.empty();
        }
        asked.add("which of " + wanted.size());
        SourceFault fault = unsaid.get(lookUps.incrementAndGet());
        if (fault != null) {
            throw fault;
        }
        List<String> these = wanted.subList(0, Math.min(settled, wanted.size()));
        Set<String> there = new HashSet<>(these);
        there.retainAll(known);
        return Optional.of(new Presence(these.size(), there));
    }

    private final class Walk implements SourceWalk {

        private int next;

        Walk(int first) {
            next = first;
        }

        @Override
        public List<SourceRecord> next() {
            pages.incrementAndGet();
            beforeEachPage.run();
            if (next >= breaksAfter) {
                throw new SourceFault(SourceFault.Kind.AWAY, "The shop does not answer.");
            }
            SourceFault fault = faults.getOrDefault(next, new ArrayDeque<>()).poll();
            if (fault != null) {
                throw fault;
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
        public Optional<String> cursor() {
            return canBeEntered && next < records.size() ? Optional.of(String.valueOf(next)) : Optional.empty();
        }

        @Override
        public Optional<String> watermark() {
            return Optional.ofNullable(watermark);
        }

        @Override
        public void close() {}
    }
}
