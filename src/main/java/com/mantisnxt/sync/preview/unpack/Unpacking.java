package com.mantisnxt.sync.preview.unpack;

import com.mantisnxt.sync.base.Refused;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.DeltaEntity;
import com.mantisnxt.sync.preview.PreviewRow;
import com.mantisnxt.sync.preview.Previews;
import com.mantisnxt.sync.preview.plan.PlanRow;
import com.mantisnxt.sync.preview.plan.PlanState;
import com.mantisnxt.sync.preview.plan.PlanTarget;
import com.mantisnxt.sync.preview.plan.Plans;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.tenant.Right;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Has previews unpacked in the background, once for all who open them; so few at a time that nobody else waits. */
@Service
public class Unpacking {

    private static final Logger log = LoggerFactory.getLogger(Unpacking.class);
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CurrentCaller currentCaller;
    private final Unpacker unpacker;
    private final Previews previews;
    private final Plans plans;
    private final Semaphore turn = new Semaphore(AT_ONCE, true);
    private final Map<Opened, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();

    Unpacking(CurrentCaller currentCaller, Unpacker unpacker, Previews previews, Plans plans) {
        this.currentCaller = currentCaller;
        this.unpacker = unpacker;
        this.previews = previews;
        this.plans = plans;
    }

    private record Opened(OrgId org, UUID preview) {}

    /** @return true once there is more to see than there was; refused where the preview stays as its service wrote it */
    public CompletableFuture<Boolean> open(UUID preview) {
        OrgId org = currentCaller.require(Right.READ).org();
        var mine = new CompletableFuture<Boolean>();
        var opened = new Opened(org, preview);
        CompletableFuture<Boolean> earlier = underWay.putIfAbsent(opened, mine);
        if (earlier != null) {
            return earlier;
        }
        mine.whenComplete((done, fault) -> underWay.remove(opened));
        Thread.startVirtualThread(() -> work(opened, mine));
        return mine;
    }

    /**
     * The preview, be it that it has still to be unpacked: then it is computing, until it is there or has failed.
     *
     * @throws Refused when there is none, or not for the caller's organisation
     */
    public PlanRow get(UUID preview) {
        if (!currentCaller.get().may(Right.READ)) {
            return plans.get(preview);
        }
        Optional<PlanRow> plan = plans.find(preview);
        PreviewRow row = plan.isPresent() ? null : previews.get(preview);
        CompletableFuture<Boolean> opened = open(preview);
        if (row == null) {
            return plan.orElseThrow();
        }
        try {
            opened.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return plans.get(preview);
        } catch (TimeoutException e) {
            return shown(row, null);
        } catch (ExecutionException e) {
            return shown(row, why(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return shown(row, null);
        }
    }

    private void work(Opened opened, CompletableFuture<Boolean> done) {
        var console = new Caller(opened.org(), null, "console", Set.of(Right.READ, Right.REPORT));
        turn.acquireUninterruptibly();
        try {
            done.complete(currentCaller.callAs(console, () -> unpacker.unpack(opened.preview())));
        } catch (Refused refused) {
            done.completeExceptionally(refused);
        } catch (RuntimeException fault) {
            log.warn("The preview {} could not be unpacked", opened.preview(), fault);
            done.completeExceptionally(fault);
        } finally {
            turn.release();
        }
    }

    private static PlanRow.Failure why(@Nullable Throwable fault) {
        Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
        return cause instanceof Refused refused
                ? new PlanRow.Failure(refused.code().value(), refused.reason())
                : new PlanRow.Failure("not_unpacked", "It could not be unpacked now; see the server's log.");
    }

    private static PlanRow shown(PreviewRow row, PlanRow.@Nullable Failure failure) {
        int held = Stream.of(ChangeKind.values()).mapToInt(row.delta()::held).sum();
        return new PlanRow(
                row.id(),
                null,
                PlanTarget.SERVICE,
                DeltaEntity.of(row.delta().entity(), null, row.syncId(), null),
                row.source(),
                failure == null ? PlanState.COMPUTING : PlanState.FAILED,
                new PlanRow.Counts(
                        row.delta().held(ChangeKind.NEW),
                        row.delta().held(ChangeKind.UPDATED),
                        row.delta().held(ChangeKind.DELETED),
                        0,
                        0,
                        0),
                new PlanRow.Sight(null, held, 0, failure == null, List.of()),
                "",
                row.expiresAt(),
                row.syncId(),
                null,
                failure,
                "",
                row.computedAt());
    }
}
