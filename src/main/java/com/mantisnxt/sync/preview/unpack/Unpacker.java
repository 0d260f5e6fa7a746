package com.mantisnxt.sync.preview.unpack;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.DeltaEntity;
import com.mantisnxt.sync.preview.PreviewRow;
import com.mantisnxt.sync.preview.Previews;
import com.mantisnxt.sync.preview.plan.PlanLife;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.UserNames;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Unpacks one preview in one transaction: all of it is there afterwards or nothing. Whoever comes second waits for the
 * first. A service may write its preview anew; while nobody has decided on it, it is then unpacked anew.
 */
@Component
class Unpacker {

    private static final int SECONDS = 300;

    private static final String ONE_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtextextended('unpack:' || ?::text, 0))";

    /** The row's version saves the look at what may be many megabytes, as long as nobody touched it. */
    private static final String STANDING = """
            select p.state_code,
                   p.fingerprint like 'delta:%' as unpacked,
                   case when p.state_code <> 2 or p.fingerprint not like 'delta:%' then true
                        when p.approvable_until <> c.expires_at then false
                        when split_part(p.fingerprint, ':', 2) = c.xmin::text then true
                        else split_part(p.fingerprint, ':', 3) = md5(c.delta_json::text) end as current
              from sync_console.preview_plan p
              join public.sync_preview_cache c on c.org_id = p.org_id and c.id = p.preview_id
             where p.org_id = ?
               and p.preview_id = ?
            """;

    private static final String BEGIN = """
            insert into sync_console.preview_plan
                   (org_id, preview_id, entity_code, source_code, state_code, fingerprint, compute_sync_id,
                    requested_by, requested_by_name, created_at)
            select c.org_id, c.id, ?, ?, 1, 'delta:' || c.xmin || ':' || md5(c.delta_json::text), c.sync_id,
                   c.computed_by, left(?, 255), c.computed_at
              from public.sync_preview_cache c
             where c.org_id = ?
               and c.id = ?
                on conflict (org_id, preview_id) do update
               set state_code = 1,
                   entity_code = excluded.entity_code,
                   fingerprint = excluded.fingerprint,
                   compute_sync_id = excluded.compute_sync_id
            """;
    private static final String HINTS = """
            select c.cache_key, s.entity_code
              from public.sync_preview_cache c
              left join public.sync_progress s on s.org_id = c.org_id and s.sync_id = c.sync_id
             where c.org_id = ?
               and c.id = ?
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Previews previews;
    private final DeltaItems items;
    private final PlanLife life;
    private final UserNames names;
    private final Clock clock;

    Unpacker(
            CurrentCaller currentCaller,
            JdbcClient jdbc,
            Previews previews,
            DeltaItems items,
            PlanLife life,
            UserNames names,
            Clock clock) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.previews = previews;
        this.items = items;
        this.life = life;
        this.names = names;
        this.clock = clock;
    }

    private record Standing(int state, boolean unpacked, boolean current) {

        boolean isToRenew() {
            return unpacked && !current && state == 2;
        }
    }

    /**
     * @return whether there is more to see now than there was
     * @throws NotUnpacked when the preview stays as it is
     */
    @Transactional(timeout = SECONDS)
    public boolean unpack(UUID preview) {
        UUID org = currentCaller.get().org().value();
        if (standing(org, preview).filter(standing -> !standing.isToRenew()).isPresent()) {
            return false;
        }
        jdbc.sql(ONE_AT_A_TIME).param(preview).query((row, number) -> number).list();
        Optional<Standing> standing = standing(org, preview);
        if (standing.filter(found -> !found.isToRenew()).isPresent()) {
            return true;
        }
        PreviewRow row = previews.get(preview);
        check(org, row);
        begin(org, row);
        if (standing.isPresent()) {
            items.forget(org, preview);
        }
        int held =
                row.delta().held().values().stream().mapToInt(Integer::intValue).sum();
        if (items.add(org, preview) != held) {
            throw NotUnpacked.twice();
        }
        long stored = row.delta().held(ChangeKind.UPDATED) + row.delta().held(ChangeKind.DELETED);
        life.unpacked(preview, row.expiresAt(), held, stored);
        return true;
    }

    private void check(UUID org, PreviewRow row) {
        if (row.isExpired(clock.instant())) {
            throw NotUnpacked.expired();
        }
        NotUnpacked.check(row.delta());
        items.fault(org, row.id()).ifPresent(fault -> {
            throw fault;
        });
    }

    private void begin(UUID org, PreviewRow row) {
        EntityType entity = jdbc.sql(HINTS)
                .params(org, row.id())
                .query((hint, number) -> DeltaEntity.of(
                        row.delta().entity(),
                        entity(hint.getInt("entity_code")),
                        row.syncId(),
                        hint.getString("cache_key")))
                .single();
        jdbc.sql(BEGIN)
                .params(entity.code(), row.source().code(), maker(row.computedBy()), org, row.id())
                .update();
    }

    private Optional<Standing> standing(UUID org, UUID preview) {
        return jdbc.sql(STANDING)
                .params(org, preview)
                .query((row, number) ->
                        new Standing(row.getInt("state_code"), row.getBoolean("unpacked"), row.getBoolean("current")))
                .optional();
    }

    private String maker(@Nullable UUID user) {
        return user == null ? "a service" : names.of(Set.of(user)).getOrDefault(user, "a service");
    }

    private static @Nullable EntityType entity(int code) {
        return code == 0 ? null : Coded.byCode(EntityType.class, code);
    }
}
