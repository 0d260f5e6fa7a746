package com.mantisnxt.sync.testing;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.connector.Target;
import com.mantisnxt.sync.connector.store.RecordStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** A target that answers for single items as a test wants; the record store does the rest. Import it where needed. */
@TestComponent
@Primary
public final class TargetOfATest implements Target {

    private final RecordStore store;
    private final Map<UUID, Function<RecordChange, Optional<ItemOutcome>>> answers = new ConcurrentHashMap<>();
    private final Map<UUID, List<String>> asked = new ConcurrentHashMap<>();

    TargetOfATest(RecordStore store) {
        this.store = store;
    }

    /** @param answer empty where the item is to be written */
    public void answers(UUID connection, Function<RecordChange, Optional<ItemOutcome>> answer) {
        answers.put(connection, answer);
        asked.put(connection, new ArrayList<>());
    }

    /** Which items it was given since then, in their order. */
    public List<String> asked(UUID connection) {
        return asked.getOrDefault(connection, List.of());
    }

    @Override
    public List<ItemOutcome> apply(UUID connection, EntityType entity, List<RecordChange> changes) {
        var answer = answers.getOrDefault(connection, change -> Optional.empty());
        List<ItemOutcome> outcomes = new ArrayList<>();
        for (RecordChange change : changes) {
            asked.computeIfAbsent(connection, none -> new ArrayList<>()).add(change.externalId());
            outcomes.add(answer.apply(change)
                    .orElseGet(() ->
                            store.apply(connection, entity, List.of(change)).getFirst()));
        }
        return outcomes;
    }
}
