package com.mantisnxt.sync.preview.delta;

import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stored records that a source did not deliver, and so will count as gone where nothing else is said of them. */
@Service
public class Absentees {

    /** Looked up for each: what was put down a moment ago is not counted yet, and may be compared each with each. */
    private static final String ABSENT = """
              from sync_console.record r
             where r.org_id = ?
               and r.connection_id = ?
               and r.entity_code = ?
               and r.external_id > ?
               and (select true
                      from sync_console.staged_record s
                     where s.org_id = r.org_id
                       and s.preview_id = ?
                       and s.external_id between r.external_id and r.external_id
                     order by s.external_id
                     limit 1) is null
               and (select true
                      from sync_console.staged_id i
                     where i.org_id = r.org_id
                       and i.preview_id = ?
                       and i.external_id between r.external_id and r.external_id
                     order by i.external_id
                     limit 1) is null
            """;

    static final String NEXT = "select r.external_id " + ABSENT + " order by r.external_id limit ?";
    static final String LEAVE = """
            insert into sync_console.staged_id (org_id, preview_id, external_id)
            select r.org_id, ?, r.external_id
            """ + ABSENT;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;

    Absentees(CurrentCaller currentCaller, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
    }

    /** What is compared with what. */
    public record Of(UUID preview, UUID connection, short entity) {}

    /** @return ids in their order */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> next(Of of, String after, int most) {
        return jdbc.sql(NEXT)
                .params(org(), of.connection(), of.entity(), after)
                .params(of.preview(), of.preview(), most)
                .query(String.class)
                .list();
    }

    /** The rest of them is not to count as gone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int leave(Of of, String after) {
        return jdbc.sql(LEAVE)
                .param(of.preview())
                .params(org(), of.connection(), of.entity(), after)
                .params(of.preview(), of.preview())
                .update();
    }

    private UUID org() {
        return currentCaller.get().org().value();
    }
}
