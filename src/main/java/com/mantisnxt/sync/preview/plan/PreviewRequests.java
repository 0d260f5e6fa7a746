package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.connector.Sources;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has a preview of a connection computed. The same question within the hour gives the same preview, and two people who
 * ask at once get one computation.
 */
@Service
public class PreviewRequests {

    /** While it is computed it must not be cleaned up; the end sets when it expires. */
    private static final String TAKE_KEY = """
            insert into public.sync_preview_cache
                   (org_id, sync_type, sync_id, computed_by, cache_key, expires_at)
            values (?, ?::public.sync_type, ?, ?, ?, now() + interval '1 day')
                on conflict (org_id, cache_key) do nothing
            returning id
            """;

    private static final String KEY_TAKEN = """
            select id
              from public.sync_preview_cache
             where org_id = ?
               and cache_key = ?
            """;
    private static final String FREE_KEY = """
            update public.sync_preview_cache
               set cache_key = null
             where org_id = ?
               and id = ?
            """;
    private static final String FREE_OUTDATED = """
            update public.sync_preview_cache c
               set cache_key = null
              from sync_console.preview_plan p
             where c.org_id = ?
               and c.cache_key = ?
               and p.org_id = c.org_id
               and p.preview_id = c.id
               and p.state_code <> 1
            """;
    private static final String PLAN = """
            insert into sync_console.preview_plan
                   (org_id, preview_id, connection_id, entity_code, source_code, state_code, fingerprint,
                    compute_sync_id, requested_by, requested_by_name)
            values (?, ?, ?, ?, ?, 1, ?, ?, ?, left(?, 255))
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Sources sources;
    private final Plans plans;
    private final PlanSyncs syncs;
    private final RunQueue queue;

    PreviewRequests(
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            Sources sources,
            Plans plans,
            PlanSyncs syncs,
            RunQueue queue) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.sources = sources;
        this.plans = plans;
        this.syncs = syncs;
        this.queue = queue;
    }

    /** @param created false where it was asked for before */
    public record Requested(UUID preview, boolean created) {}

    /**
     * @throws com.mantisnxt.sync.base.Refused when there is no such connection, or another sync works on its records
     */
    @Transactional
    public Requested request(UUID connection, EntityType entity) {
        Caller caller = asker();
        String fingerprint = sources.fingerprint(connection, entity);
        String key = key(connection, entity, fingerprint);
        String syncId = "preview-" + UUID.randomUUID();
        Optional<UUID> taken = jdbc.sql(TAKE_KEY)
                .params(caller.org().value(), sources.system(connection).label(), syncId)
                .param(caller.user())
                .param(key)
                .query(UUID.class)
                .optional();
        if (taken.isEmpty()) {
            UUID earlier = jdbc.sql(KEY_TAKEN)
                    .params(caller.org().value(), key)
                    .query(UUID.class)
                    .single();
            return new Requested(earlier, false);
        }
        begin(new RunOrder(taken.get(), connection, entity, syncId, false), fingerprint);
        return new Requested(taken.get(), true);
    }

    /**
     * Asks the question of a preview once more, now; the old one gives way when the new one is computed. Who comes second
     * gets what the first one asked for.
     *
     * @throws com.mantisnxt.sync.base.Refused when its service brought it, or another sync works on its records
     */
    @Transactional
    public Requested again(UUID preview) {
        Caller caller = asker();
        PlanRow plan = plans.lock(preview);
        if (plan.connection() == null || plan.isBrought()) {
            throw PlanRefused.notOfAConnection();
        }
        if (plan.state().canBeOutdated()) {
            jdbc.sql(FREE_KEY).params(caller.org().value(), preview).update();
        }
        return request(plan.connection(), plan.entity());
    }

    /**
     * What was computed within the hour does not count.
     *
     * @return the sync that computes it
     * @throws com.mantisnxt.sync.base.Refused as {@link #request}
     */
    @Transactional
    public String anew(UUID connection, EntityType entity) {
        sources.open(connection, entity);
        String key = key(connection, entity, sources.fingerprint(connection, entity));
        jdbc.sql(FREE_OUTDATED).params(asker().org().value(), key).update();
        PlanRow plan = plans.get(request(connection, entity).preview());
        return Objects.requireNonNull(plan.computeSync());
    }

    private void begin(RunOrder order, String fingerprint) {
        plan(order, fingerprint);
        queue.compute(order);
    }

    /** The preview is on its way, and a sync on the live board shows it. */
    void plan(RunOrder order, String fingerprint) {
        Caller caller = currentCaller.get();
        jdbc.sql(PLAN)
                .params(
                        caller.org().value(),
                        order.preview(),
                        order.connection(),
                        order.entity().code())
                .params(sources.system(order.connection()).code(), fingerprint, order.syncId())
                .param(caller.user())
                .param(caller.name())
                .update();
        syncs.start(order.syncId(), plans.get(order.preview()), null);
    }

    /** People who steer syncs, and services that report them. */
    private Caller asker() {
        Caller caller = currentCaller.require(Right.READ);
        return caller.may(Right.REPORT) ? caller : currentCaller.require(Right.STEER);
    }

    private static String key(UUID connection, EntityType entity, String fingerprint) {
        String text = connection + "\n" + entity.label() + "\n" + fingerprint;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "plan:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
