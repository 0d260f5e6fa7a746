package com.mantisnxt.sync.preview;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.SourceSystem;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The previews of the caller's organisation, latest first; their deltas are not read. */
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
    private static final String HELD =
            "select count(*) from public.sync_preview_cache where org_id = ? and expires_at > now()";
    private static final String BEYOND = " and (computed_at, id) < (?, ?)";
    private static final String ORDER = " order by computed_at desc, id desc limit ?";

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final SummaryReader summaries;

    Previews(CurrentCaller currentCaller, JdbcClient jdbc, SummaryReader summaries) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.summaries = summaries;
    }

    /** Where a page ended. */
    public record Cursor(Instant computedAt, UUID id) {}

    /** @param after null for the first page */
    @Transactional(readOnly = true, timeout = 5)
    public List<PreviewRow> page(@Nullable Cursor after, int limit) {
        var statement = jdbc.sql(ROWS + (after == null ? "" : BEYOND) + ORDER).param(org());
        if (after != null) {
            statement =
                    statement.param(after.computedAt().atOffset(ZoneOffset.UTC)).param(after.id());
        }
        return statement.param(limit).query(this::row).list();
    }

    /** How many have not expired. */
    @Transactional(readOnly = true, timeout = 5)
    public int countHeld() {
        return jdbc.sql(HELD).param(org()).query(Integer.class).single();
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
