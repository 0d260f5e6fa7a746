package com.mantisnxt.sync.connector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.ItemOutcome;
import com.mantisnxt.sync.connector.ItemOutcome.Applied;
import com.mantisnxt.sync.connector.ItemOutcome.Drifted;
import com.mantisnxt.sync.connector.ItemOutcome.Unchanged;
import com.mantisnxt.sync.connector.RecordChange;
import com.mantisnxt.sync.connector.RecordChange.Operation;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.testing.ConsoleTest;
import com.mantisnxt.sync.testing.Organisations;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A change is written to the version that it was made for, and to no other, whatever it does to its record. */
@ConsoleTest
class RecordStoreTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RecordStore store;
    private final CurrentCaller currentCaller;
    private final TransactionTemplate transactions;
    private final Caller caller = Organisations.anybody();
    private final UUID connection = UUID.randomUUID();

    @Autowired
    RecordStoreTest(RecordStore store, CurrentCaller currentCaller, TransactionTemplate transactions) {
        this.store = store;
        this.currentCaller = currentCaller;
        this.transactions = transactions;
    }

    /** Both are there; one has moved on to its second version. */
    @BeforeEach
    void oneRecordStandsAndOneHasMoved() {
        assertThat(apply(create("stands", "old"), create("moved", "oldest")))
                .containsExactly(new Applied(1), new Applied(1));
        assertThat(apply(update("moved", 1, "old"))).containsExactly(new Applied(2));
    }

    @Test
    void anUpdateIsHeldToItsVersion() {
        assertThat(apply(update("stands", 1, "new"), update("moved", 1, "new"), update("gone", 1, "new")))
                .containsExactly(new Applied(2), new Drifted(2), new Drifted(0));
        assertThat(stored()).containsExactly("moved 2 old", "stands 2 new");
    }

    @Test
    void aDeletionIsHeldToItsVersion() {
        assertThat(apply(delete("stands", 1), delete("moved", 1), delete("gone", 1)))
                .containsExactly(new Applied(1), new Drifted(2), new Unchanged());
        assertThat(stored()).containsExactly("moved 2 old");
    }

    @Test
    void aNewRecordIsHeldToThereBeingNone() {
        assertThat(apply(create("new", "new"), create("stands", "new"), create("moved", "new")))
                .containsExactly(new Applied(1), new Drifted(1), new Drifted(2));
        assertThat(stored()).containsExactly("moved 2 old", "new 1 new", "stands 1 old");
    }

    @Test
    void aVersionThatIsYetToComeIsAnotherOneToo() {
        assertThat(apply(update("stands", 2, "new"), delete("moved", 3)))
                .containsExactly(new Drifted(1), new Drifted(2));
        assertThat(stored()).containsExactly("moved 2 old", "stands 1 old");
    }

    @Test
    void eachOfABatchIsJudgedByItself() {
        assertThat(apply(
                        update("moved", 1, "new"),
                        create("stands", "new"),
                        delete("gone", 1),
                        create("new", "new"),
                        update("new", 1, "newer"),
                        update(" ", 1, "new"),
                        delete("moved", 2)))
                .extracting(ItemOutcome::getClass)
                .extracting(Class::getSimpleName)
                .containsExactly("Drifted", "Drifted", "Unchanged", "Applied", "Rejected", "Rejected", "Rejected");
        assertThat(stored()).containsExactly("moved 2 old", "new 1 new", "stands 1 old");
    }

    /** As a worker finds it that goes on where another died after its commit. */
    @Test
    void whatWasAppliedBeforeIsNotAppliedAgainAndIsNoDrift() {
        RecordChange[] changes = {update("stands", 1, "new"), create("new", "new"), delete("moved", 2)};
        assertThat(apply(changes)).containsExactly(new Applied(2), new Applied(1), new Applied(2));
        assertThat(apply(changes)).containsExactly(new Unchanged(), new Unchanged(), new Unchanged());
        assertThat(apply(update("stands", 2, "new"))).as("the same again").containsExactly(new Unchanged());
        assertThat(stored()).containsExactly("new 1 new", "stands 2 new");
    }

    @Test
    void aRecordThatOnlyTurnsItsStateIsAnother() {
        var archived = new RecordChange(Operation.CREATE, "stands", 0, RecordState.ARCHIVED, data("old"));
        assertThat(apply(archived)).containsExactly(new Drifted(1));
    }

    @Test
    void ofTwoWhoCreateTheSameRecordAtOnceOneDoes() {
        assertThat(whileOtherIsUnderWay(create("new", "first"), create("new", "second")))
                .isEqualTo(new Drifted(1));
        assertThat(stored()).contains("new 1 first");
    }

    @Test
    void whoWaitsForARecordSeesWhatBecameOfIt() {
        assertThat(whileOtherIsUnderWay(update("stands", 1, "first"), update("stands", 1, "second")))
                .isEqualTo(new Drifted(2));
        assertThat(whileOtherIsUnderWay(update("stands", 2, "again"), delete("stands", 2)))
                .isEqualTo(new Drifted(3));
        assertThat(whileOtherIsUnderWay(delete("stands", 3), update("stands", 3, "second")))
                .isEqualTo(new Drifted(0));
        assertThat(stored()).containsExactly("moved 2 old");
    }

    @Test
    void anotherConnectionsOrEntitysRecordOfThatNameIsAnother() {
        List<RecordChange> change = List.of(update("stands", 1, "new"));
        assertThat(inTransaction(UUID.randomUUID(), EntityType.PRODUCT, change)).containsExactly(new Drifted(0));
        assertThat(inTransaction(connection, EntityType.ORDER, change)).containsExactly(new Drifted(0));
        assertThat(stored()).containsExactly("moved 2 old", "stands 1 old");
    }

    /** The second one comes when the first one has written and not yet committed. */
    private ItemOutcome whileOtherIsUnderWay(RecordChange first, RecordChange second) {
        CompletableFuture<List<ItemOutcome>> waiting = currentCaller.callAs(
                caller,
                () -> Objects.requireNonNull(transactions.execute(status -> {
                    store.apply(connection, EntityType.PRODUCT, List.of(first));
                    var other = CompletableFuture.supplyAsync(() -> apply(second));
                    await().atMost(PATIENCE).until(RecordStoreTest::somebodyWaits);
                    return other;
                })));
        return waiting.join().getFirst();
    }

    private static boolean somebodyWaits() {
        try (Session administrator = TestServer.POSTGRES_18.shared().asAdministrator()) {
            return administrator.count("""
                    select count(*)
                      from pg_stat_activity
                     where datname = current_database()
                       and wait_event_type = 'Lock'
                       and query like '%sync_console.record%'
                    """) > 0;
        }
    }

    private List<ItemOutcome> apply(RecordChange... changes) {
        return inTransaction(connection, EntityType.PRODUCT, List.of(changes));
    }

    private List<ItemOutcome> inTransaction(UUID of, EntityType entity, List<RecordChange> changes) {
        return currentCaller.callAs(
                caller, () -> Objects.requireNonNull(transactions.execute(status -> store.apply(of, entity, changes))));
    }

    /** Id, version and name of each. */
    private List<String> stored() {
        return currentCaller.callAs(caller, () -> store.page(connection, EntityType.PRODUCT, null, 100)).stream()
                .map(record -> record.externalId() + " " + record.version() + " "
                        + record.data().path("name").asString())
                .toList();
    }

    private static RecordChange create(String id, String name) {
        return new RecordChange(Operation.CREATE, id, 0, RecordState.ACTIVE, data(name));
    }

    private static RecordChange update(String id, long version, String name) {
        return new RecordChange(Operation.UPDATE, id, version, RecordState.ACTIVE, data(name));
    }

    private static RecordChange delete(String id, long version) {
        return new RecordChange(Operation.DELETE, id, version, null, null);
    }

    private static ObjectNode data(String name) {
        return JsonMapper.shared().createObjectNode().put("name", name);
    }
}
