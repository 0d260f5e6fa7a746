package com.mantisnxt.sync.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mantisnxt.sync.base.EntityType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecedenceTest {

    private static final Instant NOW = Instant.parse("2026-11-26T06:00:00Z");

    private final List<OpenRun> open = new ArrayList<>();
    private Set<EntityType> due = Set.of();
    private int atOnce = 8;

    @ParameterizedTest
    @CsvSource({
        "PRODUCT, CATEGORY, categories",
        "PRODUCT, ATTRIBUTE, attributes",
        "INVENTORY, PRODUCT, products",
        "INVENTORY, CATEGORY, categories",
        "ORDER, CUSTOMER, customers",
        "ORDER, SUPPLIER, suppliers",
        "ORDER, PRODUCT, products",
        "INVOICE, ORDER, orders",
        "INVOICE, ATTRIBUTE, attributes"
    })
    void aLaterKindWaitsForAnEarlierOne(EntityType later, EntityType earlier, String words) {
        OpenRun waits = queued(later);
        OpenRun first = queued(earlier);
        assertThat(holds(waits)).contains("waits for " + words + " of this connection");
        assertThat(holds(first)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PRODUCT, CUSTOMER", "CUSTOMER, SUPPLIER", "ORDER, INVENTORY", "CATEGORY, ATTRIBUTE"})
    void kindsThatDoNotReferToEachOtherDoNotWait(EntityType one, EntityType other) {
        OpenRun first = queued(one);
        OpenRun second = queued(other);
        assertThat(holds(first)).isEmpty();
        assertThat(holds(second)).isEmpty();
    }

    @Test
    void howeverManyThereAreOneMayAlwaysGoOn() {
        atOnce = 1;
        for (EntityType kind : EntityType.values()) {
            queued(kind);
        }
        assertThat(open).filteredOn(run -> holds(run).isEmpty()).hasSize(1);
    }

    @Test
    void whatIsDueAtTheSameMomentGoesFirstToo() {
        OpenRun orders = queued(EntityType.ORDER);
        due = Set.of(EntityType.CUSTOMER);
        assertThat(holds(orders)).contains("waits for customers of this connection");
    }

    @Test
    void whatIsAskedForLaterAndAgainAndAgainKeepsNobodyWaiting() {
        OpenRun orders = queued(EntityType.ORDER);
        add(new Made(EntityType.PRODUCT).at(NOW.plusSeconds(9)));
        assertThat(holds(orders)).isPresent();
        open.removeLast();
        add(new Made(EntityType.PRODUCT).at(NOW.plusSeconds(11)));
        assertThat(holds(orders)).isEmpty();
    }

    @Test
    void nobodyWaitsForWhoeverMayTakeForEver() {
        OpenRun orders = queued(EntityType.ORDER);
        add(new Made(EntityType.PRODUCT).in(RunState.PAUSED));
        add(new Made(EntityType.CUSTOMER).in(RunState.RUNNING).throttled(NOW.plusSeconds(63)));
        add(new Made(EntityType.CATEGORY)
                .in(RunState.RUNNING)
                .throttled(NOW.plusSeconds(5))
                .waited(5));
        assertThat(holds(orders)).isEmpty();
        add(new Made(EntityType.SUPPLIER)
                .in(RunState.RUNNING)
                .throttled(NOW.plusSeconds(59))
                .waited(4));
        assertThat(holds(orders)).contains("waits for suppliers of this connection");
    }

    @Test
    void aPreviewChangesNothingSoItNeitherWaitsNorIsWaitedFor() {
        OpenRun preview = add(new Made(EntityType.ORDER).of(RunKind.COMPUTE));
        OpenRun inventory = queued(EntityType.INVENTORY);
        add(new Made(EntityType.PRODUCT).of(RunKind.COMPUTE));
        queued(EntityType.CUSTOMER);
        assertThat(holds(preview)).isEmpty();
        assertThat(holds(inventory)).isEmpty();
    }

    @Test
    void whatHasBegunGoesOn() {
        OpenRun orders = add(new Made(EntityType.ORDER).in(RunState.RUNNING).begun());
        queued(EntityType.PRODUCT);
        assertThat(holds(orders)).isEmpty();
    }

    @Test
    void soManyAreWorkedOnAtOnceAndTheNextIsTheOldest() {
        atOnce = 2;
        add(new Made(EntityType.CATEGORY).in(RunState.RUNNING).begun().workedOn());
        OpenRun customers = queued(EntityType.CUSTOMER);
        OpenRun suppliers = add(new Made(EntityType.SUPPLIER).at(NOW.plusSeconds(1)));
        assertThat(holds(customers)).isEmpty();
        assertThat(holds(suppliers)).contains("waits for other kinds of this connection, 2 at a time");
        add(new Made(EntityType.ATTRIBUTE).in(RunState.RUNNING).begun().workedOn());
        assertThat(holds(customers)).isPresent();
    }

    @Test
    void whatWaitsForItsSystemOrForPeopleLeavesRoom() {
        atOnce = 1;
        add(new Made(EntityType.CATEGORY)
                .in(RunState.RUNNING)
                .begun()
                .workedOn()
                .throttled(NOW.plusSeconds(30)));
        add(new Made(EntityType.ATTRIBUTE).in(RunState.PAUSED).begun().workedOn());
        add(new Made(EntityType.SUPPLIER).in(RunState.RUNNING).begun());
        assertThat(holds(queued(EntityType.CUSTOMER))).isEmpty();
    }

    @Test
    void whatWaitsForAnEarlierKindDoesNotKeepOthersFromTheirRoom() {
        atOnce = 2;
        queued(EntityType.ORDER);
        queued(EntityType.INVOICE);
        queued(EntityType.PRODUCT);
        OpenRun customers = add(new Made(EntityType.CUSTOMER).at(NOW.plusSeconds(1)));
        assertThat(holds(customers)).isEmpty();
    }

    private Optional<String> holds(OpenRun run) {
        return new Precedence(open, due, atOnce, NOW.plusSeconds(2)).holds(run);
    }

    private OpenRun queued(EntityType kind) {
        return add(new Made(kind));
    }

    private OpenRun add(Made made) {
        open.add(made.run());
        return open.getLast();
    }

    /** A run that was queued now, unless something else is said. */
    private record Made(
            RunKind kind,
            EntityType entity,
            RunState state,
            Instant at,
            boolean hasBegun,
            boolean isWorkedOn,
            @Nullable Instant throttled,
            int waited) {

        Made(EntityType entity) {
            this(RunKind.SYNC, entity, RunState.QUEUED, NOW, false, false, null, 0);
        }

        Made of(RunKind other) {
            return new Made(other, entity, state, at, hasBegun, isWorkedOn, throttled, waited);
        }

        Made in(RunState other) {
            return new Made(kind, entity, other, at, hasBegun, isWorkedOn, throttled, waited);
        }

        Made at(Instant other) {
            return new Made(kind, entity, state, other, hasBegun, isWorkedOn, throttled, waited);
        }

        Made begun() {
            return new Made(kind, entity, state, at, true, isWorkedOn, throttled, waited);
        }

        Made workedOn() {
            return new Made(kind, entity, state, at, hasBegun, true, throttled, waited);
        }

        Made throttled(Instant until) {
            return new Made(kind, entity, state, at, hasBegun, isWorkedOn, until, waited);
        }

        Made waited(int times) {
            return new Made(kind, entity, state, at, hasBegun, isWorkedOn, throttled, times);
        }

        OpenRun run() {
            return new OpenRun(
                    UUID.randomUUID(), kind, entity, state, "sync", at, hasBegun, isWorkedOn, throttled, waited, null);
        }
    }
}
