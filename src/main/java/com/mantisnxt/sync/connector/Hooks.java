package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Hears systems that call when something changed there. Makes no call itself, and keeps nothing of what they send. */
@Service
public class Hooks {

    /** Nobody's; signs what there is nothing else for, so that this takes no less time. */
    private static final String NOBODY = UUID.randomUUID().toString();

    private final HookEnds ends;
    private final HookEvents events;
    private final Connectors connectors;
    private final ConnectionStore store;
    private final Hints hints;
    private final CurrentCaller currentCaller;
    private final TransactionTemplate transaction;

    Hooks(
            HookEnds ends,
            HookEvents events,
            Connectors connectors,
            ConnectionStore store,
            Hints hints,
            CurrentCaller currentCaller,
            TransactionTemplate transactionTemplate) {
        this.ends = ends;
        this.events = events;
        this.connectors = connectors;
        this.store = store;
        this.hints = hints;
        this.currentCaller = currentCaller;
        this.transaction = transactionTemplate;
    }

    /** What became of a call. */
    public enum Outcome {
        /** A greeting; nothing came of it. */
        GREETED,
        /** A sync will begin soon, or one that is about to begin will do. */
        HINT,
        /** It came before. */
        AGAIN,
        /** Rightly signed, and about nothing that this connection reads. */
        UNWANTED,
        /** No such connection, none that is called, or not signed as it has to be: for whoever calls all the same. */
        UNKNOWN
    }

    /** The newest call that was believed. */
    public record LastHint(Instant at, List<EntityType> entities) {}

    /** Whether a call for the connection can be judged without asking the database. */
    public boolean isAtHand(UUID connection) {
        return ends.isAtHand(connection);
    }

    /** Whoever calls; the signature says whether to believe it. */
    public Outcome hear(UUID connection, HookCall call) {
        if (connectors.hookReaders().anyMatch(reader -> reader.isGreeting(call))) {
            return Outcome.GREETED;
        }
        Optional<HookEnd> end = ends.find(connection);
        if (end.isEmpty()) {
            HookSignature.isGood(call, NOBODY, "");
            return Outcome.UNKNOWN;
        }
        Hook hook = connectors
                .get(end.get().system())
                .hooks()
                .<Hook>map(reader ->
                        reader.read(call, end.get().secret(), end.get().address()))
                .orElseGet(Hook.Forged::new);
        return switch (hook) {
            case Hook.Forged() -> Outcome.UNKNOWN;
            case Hook.NotForUs() -> Outcome.UNWANTED;
            case Hook.Hint hint -> take(end.get(), hint);
        };
    }

    /** Kept and handed on in one transaction: a call that fails in between can come again. */
    private Outcome take(HookEnd end, Hook.Hint hint) {
        var webhook = new Caller(end.org(), null, "webhook", Set.of(Right.READ));
        return currentCaller.callAs(
                webhook, () -> transaction.execute(status -> takeAsOrganisation(end.connection(), hint)));
    }

    private Outcome takeAsOrganisation(UUID connection, Hook.Hint hint) {
        Set<EntityType> wanted = store.find(connection)
                .filter(found -> found.archivedAt() == null)
                .map(found -> enabled(found, hint.entities()))
                .orElse(Set.of());
        if (wanted.isEmpty()) {
            return Outcome.UNWANTED;
        }
        if (!events.isNew(connection, new Hook.Hint(wanted, hint.event()))) {
            return Outcome.AGAIN;
        }
        hints.changed(connection, wanted);
        return Outcome.HINT;
    }

    private static Set<EntityType> enabled(Connection connection, Set<EntityType> entities) {
        return entities.stream()
                .filter(entity ->
                        connection.find(entity).filter(EntitySetup::isEnabled).isPresent())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EntityType.class)));
    }

    /** Empty where systems of that kind do not call. */
    public Optional<HookReader> reader(SourceSystem system) {
        return connectors.get(system).hooks();
    }

    /** Empty where none came yet. */
    @Transactional(readOnly = true)
    public Optional<LastHint> last(UUID connection) {
        currentCaller.require(Right.READ);
        return events.last(connection);
    }
}
