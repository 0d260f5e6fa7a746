package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.InvalidInput;
import com.mantisnxt.sync.tenant.CurrentCaller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is taken out of a preview, items and fields, in the order of the items; some at a time. */
@Service
public class ExclusionList {

    private static final Pattern CURSOR = Pattern.compile("(\\d{1,9}):(.*)", Pattern.DOTALL);

    /** Looked up as {@link ItemStatement} does. */
    static final String PAGE = """
            select x.position, i.external_id, nullif(x.field, '') as field, x.reason, x.excluded_by_name, x.excluded_at
              from sync_console.preview_exclusion x
             cross join lateral (
                   select p.external_id
                     from sync_console.preview_item p
                    where p.org_id = x.org_id and p.preview_id = x.preview_id
                      and p.position between x.position and x.position
                    order by p.position
                    limit 1) i
             where x.org_id = ?
               and x.preview_id = ?
               and (x.position, x.field) > (?, ?)
             order by x.position, x.field
             limit ?
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final OrderedReads ordered;

    ExclusionList(CurrentCaller currentCaller, JdbcClient jdbc, OrderedReads ordered) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.ordered = ordered;
    }

    /**
     * @param externalId the record's id, as the preview names it
     * @param field null for the item as a whole
     */
    public record Excluded(
            int position, String externalId, @Nullable String field, String reason, String by, Instant at) {

        String cursor() {
            return position + ":" + (field == null ? "" : field);
        }
    }

    /** @param next hand it over to get the page after this one; null at the end */
    public record Page(List<Excluded> exclusions, @Nullable String next) {}

    /** @param after the {@code next} of the page before, null for the first page */
    @Transactional(readOnly = true, timeout = 10)
    public Page page(UUID preview, @Nullable String after, int limit) {
        Matcher from = CURSOR.matcher(after == null ? "0:" : after);
        if (!from.matches()) {
            throw new InvalidInput("invalid_field", "after", "after is not a cursor of this list.");
        }
        int position = after == null ? -1 : Integer.parseInt(from.group(1));
        ordered.begin();
        List<Excluded> found = jdbc.sql(PAGE)
                .params(currentCaller.require(Right.READ).org().value(), preview)
                .params(position, from.group(2).replace("\0", ""), limit)
                .query(ExclusionList::excluded)
                .list();
        return new Page(found, found.size() < limit ? null : found.getLast().cursor());
    }

    private static Excluded excluded(ResultSet row, int number) throws SQLException {
        return new Excluded(
                row.getInt("position"),
                Objects.requireNonNull(row.getString("external_id")),
                row.getString("field"),
                Objects.requireNonNull(row.getString("reason")),
                Objects.requireNonNull(row.getString("excluded_by_name")),
                Objects.requireNonNull(PlanReader.moment(row, "excluded_at")));
    }
}
