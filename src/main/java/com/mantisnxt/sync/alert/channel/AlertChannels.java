package com.mantisnxt.sync.alert.channel;

import com.mantisnxt.sync.alert.AlertChanged.Change;
import com.mantisnxt.sync.tenant.AuditEntries;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The channels of the asking organisation. Administrators see and change them; nobody gets to see the address of a webhook
 * or what signs it.
 */
@Service
public class AlertChannels {

    private static final int MOST = 20;

    private final ChannelStore store;
    private final ChannelSafe safe;
    private final DeliveryWorker worker;
    private final Settlements settlements;
    private final DeliveryQueue queue;
    private final CurrentCaller currentCaller;
    private final AuditEntries trail;
    private final Clock clock;

    AlertChannels(
            ChannelStore store,
            ChannelSafe safe,
            DeliveryWorker worker,
            Settlements settlements,
            DeliveryQueue queue,
            CurrentCaller currentCaller,
            AuditEntries trail,
            Clock clock) {
        this.store = store;
        this.safe = safe;
        this.worker = worker;
        this.settlements = settlements;
        this.queue = queue;
        this.currentCaller = currentCaller;
        this.trail = trail;
        this.clock = clock;
    }

    public List<AlertChannel> list() {
        currentCaller.require(Right.ADMINISTER);
        return store.all();
    }

    /** Those in use by which nobody hears; for everybody who may read, as it concerns what they rely on. */
    public List<AlertChannel> dead() {
        currentCaller.require(Right.READ);
        return store.all().stream()
                .filter(channel -> channel.isEnabled() && channel.health().state() == ChannelHealth.State.DEAD)
                .toList();
    }

    @Transactional
    public UUID create(ChannelDraft draft) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        ChannelCheck.of(draft);
        if (store.count() >= MOST) {
            throw ChannelRefused.tooMany(MOST);
        }
        UUID id = UUID.randomUUID();
        store.insert(id, draft, end(caller, id, draft));
        trail.add("alert_channel_created", draft.name().strip(), details(id, draft));
        return id;
    }

    /**
     * Changes everything but the kind. What waits goes to where the channel leads then; of one that is switched off it is
     * given up.
     *
     * @throws ChannelRefused when it is no longer at the version that was seen
     */
    @Transactional
    public void update(UUID id, long version, ChannelDraft draft) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        AlertChannel before = at(id, version);
        if (before.kind() != draft.kind()) {
            throw ChannelRefused.changed();
        }
        ChannelCheck.of(draft);
        if (!store.update(before, draft, end(caller, id, draft))) {
            throw ChannelRefused.changed();
        }
        if (draft.isEnabled()) {
            queue.hurry(caller.org(), id);
        } else {
            store.giveUpAll(id);
        }
        trail.add("alert_channel_changed", draft.name().strip(), details(id, draft));
    }

    /** Forgets it, and all that was to be told by it. */
    @Transactional
    public void remove(UUID id, long version) {
        currentCaller.require(Right.ADMINISTER);
        AlertChannel before = at(id, version);
        if (!store.delete(before)) {
            throw ChannelRefused.changed();
        }
        trail.add("alert_channel_removed", before.name(), Map.of("channel", id));
    }

    /** Sends a made-up message now and waits for what comes of it. Empty when it arrived, else why not. */
    public Optional<String> test(UUID id) {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        AlertChannel channel = store.find(id).orElseThrow(ChannelRefused::unknown);
        News news = News.test(channel.name(), clock.instant());
        SendOutcome outcome = worker.send(new Letter(
                caller.org(),
                DeliveryKey.id(id, news.alert(), Change.OPENED),
                id,
                channel.kind(),
                store.sealed(id),
                channel.recipients(),
                news));
        settlements.tested(caller.org(), id, outcome);
        Optional<String> fault = outcome.fault();
        if (fault.isEmpty()) {
            queue.hurry(caller.org(), id);
        }
        trail.add("alert_channel_tested", channel.name(), Map.of("channel", id, "arrived", fault.isEmpty()));
        return fault;
    }

    /** There is a channel that {@link #rotateSecrets} would seal anew. */
    @Transactional(readOnly = true, timeout = 5)
    public boolean hasSecretsOfEarlierKeys() {
        currentCaller.require(Right.ADMINISTER);
        return store.all().stream()
                .map(channel -> store.sealed(channel.id()))
                .anyMatch(box -> box != null && !safe.isCurrent(box));
    }

    /** Seals with the current key what an earlier one sealed. Answers how many channels that were. */
    @Transactional
    public int rotateSecrets() {
        Caller caller = currentCaller.require(Right.ADMINISTER);
        int count = 0;
        for (AlertChannel channel : store.all()) {
            byte[] sealed = store.sealed(channel.id());
            if (sealed != null && !safe.isCurrent(sealed)) {
                var target = safe.open(sealed, caller.org(), channel.id());
                store.reseal(channel.id(), safe.seal(target, caller.org(), channel.id()));
                count++;
            }
        }
        if (count > 0) {
            trail.add("alert_channel_secrets_rotated", null, Map.of("channels", count));
        }
        return count;
    }

    private AlertChannel at(UUID id, long version) {
        return store.find(id).filter(found -> found.version() == version).orElseThrow(ChannelRefused::changed);
    }

    private ChannelStore.End end(Caller caller, UUID id, ChannelDraft draft) {
        if (draft.kind() == ChannelKind.MAIL) {
            return new ChannelStore.End(null, null);
        }
        byte[] sealed = store.sealed(id);
        ChannelSafe.@Nullable Target kept = sealed == null ? null : safe.open(sealed, caller.org(), id);
        ChannelSafe.Target target = WebhookDraft.target(draft, kept);
        return new ChannelStore.End(target.address().getHost(), safe.seal(target, caller.org(), id));
    }

    private static Map<String, ?> details(UUID id, ChannelDraft draft) {
        return Map.of("channel", id, "kind", draft.kind().label(), "enabled", draft.isEnabled());
    }
}
