package com.mantisnxt.sync.preview;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The previews of the caller's organisation; their deltas are not read. */
@Service
public class Previews {

    private static final String ROWS = """
            select id,
                   sync_type::text as source,
                   sync_id,
                   computed_at,
                   expires_at,
                   computed_by,
                   delta_summary
              from public.sync_preview_cache
             where org_id = ?
            """;
    private static final String OF = ROWS + " and id = any (?::uuid[]) order by computed_at desc, id desc";

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final SummaryReader summaries;

    Previews(CurrentCaller currentCaller, JdbcClient jdbc, SummaryReader summaries) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.summaries = summaries;
    }

    /** Those of them that there still are, latest first. */
    @Transactional(readOnly = true, timeout = 5)
    public List<PreviewRow> of(Collection<UUID> ids) {
        return jdbc.sql(OF)
                .params(org(), ids.toArray(UUID[]::new))
                .query(this::row)
                .list();
    }

    /** @throws PreviewRefused when the caller's organisation has no such preview, or no longer */
    @Transactional(readOnly = true, timeout = 5)
    public PreviewRow get(UUID id) {
        return jdbc.sql(ROWS + " and id = ?")
                .params(org(), id)
                .query(this::row)
                .optional()
                .orElseThrow(PreviewRefused::unknown);
    }

    private UUID org() {
        return currentCaller.require(Right.READ).org().value();
    }

    private PreviewRow row(ResultSet row, int number) throws SQLException {
        return new PreviewRow(
                row.getObject("id", UUID.class),
                Coded.byLabel(SourceSystem.class, row.getString("source")).orElse(SourceSystem.CUSTOM),
                row.getString("sync_id"),
                row.getObject("computed_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("computed_by", UUID.class),
                summaries.read(row.getString("delta_summary")));
    }
}
