package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.progress.ApplyOrder;
import com.mantisnxt.sync.progress.CommandAnswered;
import com.mantisnxt.sync.progress.CommandOutcome;
import com.mantisnxt.sync.progress.OpenCommand;
import com.mantisnxt.sync.progress.SyncCommands;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Orders to apply a preview, for the service that brought it. An order is a command of a sync of its own, which waits on
 * the board until the service has fetched it, so one that nobody fetches is seen.
 */
@Service
public class ServiceOrders {

    private static final String SYNC = "apply-";
    private static final int LENGTH_OF_ID = 36;
    private static final int NAMED = 500;

    private final Plans plans;
    private final PlanLife life;
    private final PlanSyncs syncs;
    private final ExclusionList exclusions;
    private final SyncCommands commands;
    private final CurrentCaller currentCaller;
    private final JsonMapper json;

    ServiceOrders(
            Plans plans,
            PlanLife life,
            PlanSyncs syncs,
            ExclusionList exclusions,
            SyncCommands commands,
            CurrentCaller currentCaller,
            JsonMapper json) {
        this.plans = plans;
        this.life = life;
        this.syncs = syncs;
        this.exclusions = exclusions;
        this.commands = commands;
        this.currentCaller = currentCaller;
        this.json = json;
    }

    /** A sync that has ended does not begin again; so each round of approvals has one of its own. */
    static String sync(UUID preview, int round) {
        return SYNC + preview + (round == 1 ? "" : "-" + round);
    }

    /** In the transaction of the approval. */
    void give(PlanRow approved) {
        String sync = Objects.requireNonNull(approved.applySync());
        syncs.await(sync, approved);
        commands.order(new ApplyOrder(sync, approved.computeSync(), json.writeValueAsString(payload(approved))));
    }

    /** What the preview's service is asked to do: to apply it, once it is approved; nothing before. */
    @Transactional(timeout = 8)
    public List<OpenCommand> fetch(UUID preview) {
        return ordered(preview).map(commands::fetch).orElse(List.of());
    }

    @Transactional(timeout = 8)
    public void answer(UUID preview, UUID command, CommandOutcome outcome, @Nullable String detail) {
        currentCaller.require(Right.REPORT);
        commands.acknowledge(ordered(preview).orElseThrow(PlanRefused::notYours), command, outcome, detail);
    }

    /** The sync is locked before the preview, as an answer does it. */
    void taken(UUID preview) {
        ordered(preview).ifPresent(commands::taken);
    }

    /** The sync that stands for the applying goes along with what the service reports. */
    void became(PlanRow plan, PlanResults.Result result) {
        int failed = result.drifted() + result.rejected();
        syncs.became(
                Objects.requireNonNull(plan.applySync()),
                result.applied() + result.unchanged(),
                failed,
                result.open() <= 0);
    }

    @EventListener
    void answered(CommandAnswered answer) {
        OpenCommand command = answer.command();
        Optional<PlanRow> plan = preview(command.syncId())
                .flatMap(plans::find)
                .filter(found -> command.syncId().equals(found.applySync()));
        if (plan.isEmpty() || plan.get().connection() != null) {
            return;
        }
        UUID preview = plan.get().preview();
        boolean done = answer.outcome() == CommandOutcome.DONE;
        switch (command.kind()) {
            case PAUSE, RESUME, RETRY_FAILED -> {}
            case CANCEL -> {
                if (done) {
                    life.cancelled(preview);
                }
            }
            case APPLY -> {
                if (done) {
                    life.taken(preview);
                } else {
                    refused(plan.get(), answer.detail());
                }
            }
        }
    }

    private void refused(PlanRow plan, @Nullable String detail) {
        String reason = detail == null || detail.isBlank() ? "Its service will not apply it." : detail;
        life.refused(plan.preview(), "apply_refused", reason);
        syncs.failed(Objects.requireNonNull(plan.applySync()), "apply_refused", reason);
    }

    private Optional<String> ordered(UUID preview) {
        PlanRow plan = plans.get(preview);
        return plan.connection() == null ? Optional.ofNullable(plan.applySync()) : Optional.empty();
    }

    private static Optional<UUID> preview(String syncId) {
        try {
            int end = SYNC.length() + LENGTH_OF_ID;
            return syncId.startsWith(SYNC) && syncId.length() >= end
                    ? Optional.of(UUID.fromString(syncId.substring(SYNC.length(), end)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Map<String, @Nullable Object> payload(PlanRow plan) {
        String address = "/api/v1/previews/" + plan.preview();
        ExclusionList.Page out = exclusions.page(plan.preview(), null, NAMED);
        boolean isAll = out.next() == null;
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("preview", plan.preview());
        payload.put("hash", plan.hash());
        payload.put("entityType", plan.entity().label());
        payload.put("included", plan.counts().included());
        payload.put("excluded", plan.counts().excluded());
        payload.put(
                "exclusions",
                isAll ? out.exclusions().stream().map(ServiceOrders::shown).toList() : null);
        payload.put("exclusionsAt", address + "/exclusions");
        payload.put("itemsAt", address + "/items?excluded=false");
        return payload;
    }

    private static Map<String, String> shown(ExclusionList.Excluded excluded) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("id", excluded.externalId());
        if (excluded.field() != null) {
            shown.put("field", excluded.field());
        }
        return shown;
    }
}
