package com.mantisnxt.sync.alert.rule;

import com.mantisnxt.sync.preview.UnopenedPreviews;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Previews that wait for a decision, for the rules about them; of the same kind of record the newest. Those that services
 * wrote by plain SQL and nobody has opened are among them, by what their rows say.
 */
@Component
class OpenPreviews {

    static final String SQL = """
            select distinct on (p.connection_id, p.source_code, p.entity_code)
                   p.connection_id, c.name as connection_name, p.source_code, p.entity_code,
                   p.preview_id, p.complete, p.unseen[1] as unseen, p.created_at, p.approvable_until,
                   p.new_count::bigint + p.updated_count + p.deleted_count as changes,
                   q.error_code, q.error_message
              from sync_console.preview_plan p
              left join sync_console.connection c on c.org_id = p.org_id and c.id = p.connection_id
              left join public.sync_progress q on q.org_id = p.org_id and q.sync_id = p.compute_sync_id
             where p.org_id = ?
               and p.state_code in (2, 5)
             order by p.connection_id, p.source_code, p.entity_code, p.created_at desc
            """;

    private final JdbcClient jdbc;
    private final UnopenedPreviews unopened;

    OpenPreviews(JdbcClient jdbc, UnopenedPreviews unopened) {
        this.jdbc = jdbc;
        this.unopened = unopened;
    }

    /** What is found about one of them, if anything. */
    @FunctionalInterface
    interface Judge {
        @Nullable
        Finding judge(WaitingPreview preview);
    }

    Findings judged(Look look, Judge judge) {
        Map<String, WaitingPreview> newest = new LinkedHashMap<>();
        Stream.concat(
                        jdbc
                                .sql(SQL)
                                .params(look.orgId())
                                .query((row, number) -> WaitingPreview.of(row))
                                .list()
                                .stream(),
                        unopened.around(look.now()).stream().map(WaitingPreview::of))
                .forEach(preview -> newest.merge(
                        preview.subject().key(),
                        preview,
                        (held, other) -> other.createdAt().isAfter(held.createdAt()) ? other : held));
        return Findings.of(newest.values().stream()
                .map(judge::judge)
                .filter(Objects::nonNull)
                .toList());
    }
}
