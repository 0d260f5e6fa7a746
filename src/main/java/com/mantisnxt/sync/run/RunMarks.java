package com.mantisnxt.sync.run;

import com.mantisnxt.sync.connector.Pace;
import com.mantisnxt.sync.preview.plan.ComputedFrom;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers from what the run has kept of its walk through the source. */
@Component
class RunMarks implements ComputedFrom {

    private static final String WATERMARK = """
            select reading ->> 'watermark'
              from sync_console.run
             where org_id = ?
               and preview_id = ?
               and kind_code in (1, 3)
             order by created_at desc
             limit 1
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;
    private final Paces paces;

    RunMarks(CurrentCaller currentCaller, JdbcClient jdbc, Paces paces) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
        this.paces = paces;
    }

    @Override
    @Transactional(readOnly = true, timeout = 5)
    public Optional<String> watermark(UUID preview) {
        List<String> found = jdbc
                .sql(WATERMARK)
                .params(currentCaller.get().org().value(), preview)
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        return found.stream().findFirst();
    }

    @Override
    @Transactional(readOnly = true, timeout = 5)
    public Pace pace(UUID connection) {
        return paces.of(connection);
    }
}
