package com.mantisnxt.sync.progress;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** What an operator asked of a service, until the service says what came of it. */
@Entity
@DynamicUpdate
@Table(schema = "sync_console", name = "sync_command")
@SuppressWarnings("NullAway.Init")
class SyncCommand {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID orgId;

    @Column(updatable = false)
    private String syncId;

    private String kind;

    /** Where else it can be fetched. */
    @Column(updatable = false)
    private @Nullable String alsoAt;

    @Column(updatable = false, columnDefinition = "jsonb")
    @ColumnTransformer(read = "payload::text", write = "?::jsonb")
    private @Nullable String payload;

    private @Nullable String reason;
    private @Nullable UUID requestedBy;
    private @Nullable String requestedByName;
    private Instant requestedAt;
    private @Nullable Instant deliveredAt;
    private @Nullable Instant acknowledgedAt;
    private @Nullable String outcome;
    private @Nullable String outcomeDetail;

    protected SyncCommand() {}

    SyncCommand(UUID orgId, String syncId, CommandKind kind, Request request) {
        this.id = UUID.randomUUID();
        this.orgId = orgId;
        this.syncId = syncId;
        this.kind = kind.label();
        this.reason = request.reason();
        this.requestedBy = request.by();
        this.requestedByName = request.byName();
        this.requestedAt = request.at();
    }

    /** That a preview is to be applied. */
    static SyncCommand toApply(UUID orgId, ApplyOrder order, Request request) {
        SyncCommand command = new SyncCommand(orgId, order.syncId(), CommandKind.APPLY, request);
        command.alsoAt = order.alsoAt();
        command.payload = order.payload();
        return command;
    }

    /** Who asked, when, and why. */
    record Request(
            @Nullable UUID by,
            String byName,
            Instant at,
            @Nullable String reason) {}

    void deliver(Instant now) {
        if (deliveredAt == null) {
            deliveredAt = now;
        }
    }

    void supersede(Instant now) {
        acknowledgedAt = now;
        outcome = "superseded";
    }

    /** Repeating the same answer changes nothing. */
    void acknowledge(CommandOutcome answer, @Nullable String detail, Instant now) {
        if (outcome != null && !outcome.equals(answer.label())) {
            throw SyncRefused.commandGone();
        }
        if (outcome == null) {
            acknowledgedAt = now;
            outcome = answer.label();
            outcomeDetail = detail;
        }
    }

    boolean isOpen() {
        return outcome == null;
    }

    CommandKind kind() {
        return CommandKind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    OpenCommand open() {
        return new OpenCommand(
                id, syncId, kind(), reason, String.valueOf(requestedByName), requestedAt, deliveredAt, payload);
    }
}
