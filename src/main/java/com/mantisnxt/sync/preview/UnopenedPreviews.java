package com.mantisnxt.sync.preview;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.EntityType;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Previews by plain SQL that nobody has opened. */
@Service
public class UnopenedPreviews {

    /** Longer than the clean-up leaves those that have expired. */
    private static final Duration SINCE = Duration.ofHours(1);

    private static final Duration UNTIL = Duration.ofDays(1);

    /** The engine's own lie in the same table; so many are looked through, whatever there is. */
    private static final int MOST = 400;

    /** One look-up for each of these; as a join all plans there ever were would be read for it. */
    public static final String SQL = """
            select c.id, c.sync_id, c.cache_key, c.entity, s.entity_code
              from (select l.org_id, l.id, l.sync_id, l.cache_key, l.delta_summary ->> 'entity' as entity
                      from public.sync_preview_cache l
                     where l.org_id = ?
                       and l.expires_at between ? and ?
                     order by l.expires_at
                     limit %s) c
              left join public.sync_progress s on s.org_id = c.org_id and s.sync_id = c.sync_id
             where (
                   select true
                     from sync_console.preview_plan p
                    where p.org_id = c.org_id
                      and p.preview_id = c.id
                    limit 1) is null
            """.formatted(MOST);

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Previews previews;

    UnopenedPreviews(CurrentCaller currentCaller, JdbcClient jdbc, Previews previews) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.previews = previews;
    }

    /** Those that expire within a day of {@code now} or just have, the latest first; of very many those that expire first. */
    @Transactional(readOnly = true, timeout = 5)
    public List<UnopenedPreview> around(Instant now) {
        UUID org = currentCaller.require(Right.READ).org().value();
        Map<UUID, EntityType> entities = new LinkedHashMap<>();
        jdbc.sql(SQL)
                .params(
                        org,
                        now.minus(SINCE).atOffset(ZoneOffset.UTC),
                        now.plus(UNTIL).atOffset(ZoneOffset.UTC))
                .query(row -> {
                    entities.put(Objects.requireNonNull(row.getObject("id", UUID.class)), entity(row));
                });
        List<PreviewRow> rows = entities.isEmpty() ? List.of() : previews.of(entities.keySet());
        return rows.stream()
                .map(row -> new UnopenedPreview(row, Objects.requireNonNull(entities.get(row.id()))))
                .toList();
    }

    private static EntityType entity(ResultSet row) throws SQLException {
        int code = row.getInt("entity_code");
        return DeltaEntity.of(
                row.getString("entity"),
                code == 0 ? null : Coded.byCode(EntityType.class, code),
                row.getString("sync_id"),
                row.getString("cache_key"));
    }
}
