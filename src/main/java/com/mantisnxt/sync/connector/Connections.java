package com.mantisnxt.sync.connector;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The systems at the other end, as the asking organisation set them up. Everybody with READ sees them, administrators
 * change them; nobody gets to see a secret.
 */
@Service
public class Connections {

    private final ConnectionStore store;
    private final SecretSafe safe;
    private final Connectors connectors;
    private final CurrentCaller currentCaller;
    private final AuditEntries trail;

    Connections(
            ConnectionStore store,
            SecretSafe safe,
            Connectors connectors,
            CurrentCaller currentCaller,
            AuditEntries trail) {
        this.store = store;
        this.safe = safe;
        this.connectors = connectors;
        this.currentCaller = currentCaller;
        this.trail = trail;
    }

    /** Archived ones come last. */
    public List<Connection> list() {
        currentCaller.require(Right.READ);
        return store.all();
    }

    /** @throws ConnectionRefused when there is none */
    public Connection get(UUID id) {
        currentCaller.require(Right.READ);
        return store.find(id).orElseThrow(ConnectionRefused::unknown);
    }

    /** The kinds of system that can be read, and what has to be entered for each. */
    public Map<SourceSystem, ConnectorForm> forms() {
        return connectors.forms();
    }

    @Transactional
    public UUID create(ConnectionDraft draft) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        Connector connector = checked(draft);
        UUID id = UUID.randomUUID();
        Secrets secrets = SecretSafe.merged(
                Secrets.none(), draft.secrets(), connector.form().secretNames(draft.settings()));
        store.insert(id, draft, new ConnectionStore.Sealed(safe.seal(secrets, caller.org(), id), secrets.names()));
        trail.add("connection_created", draft.name().strip(), details(id, secrets.names()));
        return id;
    }

    /**
     * Changes everything but the kind of system; secrets that the draft does not name stay as they are.
     *
     * @throws ConnectionRefused when it is no longer at the version that was seen
     */
    @Transactional
    public void update(UUID id, long version, ConnectionDraft draft) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        Connection before = inUse(id);
        if (before.version() != version || before.system() != draft.system()) {
            throw ConnectionRefused.changed();
        }
        Connector connector = checked(draft);
        DraftCheck.keepsSecretsAtTheirHost(before, draft);
        Secrets kept = safe.open(store.sealed(id), caller.org(), id);
        Secrets secrets =
                SecretSafe.merged(kept, draft.secrets(), connector.form().secretNames(draft.settings()));
        var sealed = new ConnectionStore.Sealed(safe.seal(secrets, caller.org(), id), secrets.names());
        if (!store.update(before, draft, sealed)) {
            throw ConnectionRefused.changed();
        }
        trail.add(
                "connection_changed",
                draft.name().strip(),
                details(id, draft.secrets().names()));
    }

    /** Ends its use and forgets its secrets; what was read stays. */
    @Transactional
    public void archive(UUID id, long version) {
        currentCaller.require(Right.ADMINISTER);
        Connection before = inUse(id);
        if (!store.archive(id, version)) {
            throw ConnectionRefused.changed();
        }
        trail.add("connection_archived", before.name(), Map.of("connection", id));
    }

    /** Seals with the current key what an earlier one sealed. Answers how many connections that were. */
    @Transactional
    public int rotateSecrets() {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        int count = 0;
        for (Connection connection : store.all()) {
            UUID id = connection.id();
            byte[] sealed = store.sealed(id);
            byte[] anew = sealed == null || safe.isCurrent(sealed)
                    ? null
                    : safe.seal(safe.open(sealed, caller.org(), id), caller.org(), id);
            if (anew != null) {
                store.reseal(id, anew);
                count++;
            }
        }
        if (count > 0) {
            trail.add("connection_secrets_rotated", null, Map.of("connections", count));
        }
        return count;
    }

    /** Whether an earlier key sealed any of the secrets. */
    @Transactional(readOnly = true)
    public boolean hasSecretsOfEarlierKeys() {
        currentCaller.require(Right.ADMINISTER);
        return store.all().stream()
                .map(connection -> store.sealed(connection.id()))
                .anyMatch(box -> box != null && !safe.isCurrent(box));
    }

    /**
     * Asks the system for the first records, and whether it may be written to where that is switched on; keeps what came
     * of it. Takes as long as the system takes.
     */
    public TestAnswer test(UUID id, EntityType entity) {
        currentCaller.require(Right.ADMINISTER);
        Connection tested = inUse(id);
        @Nullable
        Supplier<RemoteTarget> target =
                connectors.isWritten(tested, entity) ? () -> connectors.target(tested, entity) : null;
        TestAnswer answer = TestRead.of(() -> connectors.open(tested, entity), target, entity);
        store.tested(id, answer);
        return answer;
    }

    private Connection inUse(UUID id) {
        Connection found = get(id);
        if (found.archivedAt() != null) {
            throw ConnectionRefused.archived();
        }
        return found;
    }

    private Connector checked(ConnectionDraft draft) {
        DraftCheck.of(draft);
        Connector connector = connectors.get(draft.system());
        connector.check(draft);
        return connector;
    }

    private static Map<String, ?> details(UUID id, Set<String> secretsSet) {
        return Map.of("connection", id, "secrets", new TreeSet<>(secretsSet));
    }
}
