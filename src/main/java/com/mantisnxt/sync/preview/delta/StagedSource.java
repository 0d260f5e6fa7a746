package com.mantisnxt.sync.preview.delta;

import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts down what a source delivers, in whatever order, so that nothing of it is held in memory. It does not outlive a
 * crash of the server, and says so.
 */
@Service
public class StagedSource {

    private static final List<String> EMPTY = List.of(
            "delete from sync_console.staged_record where org_id = ? and preview_id = ?",
            "delete from sync_console.staged_id where org_id = ? and preview_id = ?",
            "delete from sync_console.stage where org_id = ? and preview_id = ?",
            "delete from sync_console.preview_item_tag where org_id = ? and preview_id = ?",
            "delete from sync_console.preview_item where org_id = ? and preview_id = ?");

    private static final String STAGE = """
            insert into sync_console.staged_record (org_id, preview_id, external_id, state_code, hash, data)
            select ?, ?, s.external_id, s.state, decode(s.hash, 'hex'), s.data::jsonb
              from unnest(?::varchar[], ?::smallint[], ?::text[], ?::text[]) s(external_id, state, hash, data)
                on conflict (org_id, preview_id, external_id) do nothing
            """;

    private static final String STAGE_IDS = """
            insert into sync_console.staged_id (org_id, preview_id, external_id)
            select ?, ?, s.external_id
              from unnest(?::varchar[]) s(external_id)
                on conflict (org_id, preview_id, external_id) do nothing
            """;
    private static final String EMPTY_IDS = "delete from sync_console.staged_id where org_id = ? and preview_id = ?";
    private static final String OPEN = """
            insert into sync_console.stage (org_id, preview_id)
            values (?, ?)
                on conflict (org_id, preview_id) do nothing
            """;
    private static final String IS_OPEN = """
            select exists (
                select
                  from sync_console.stage
                 where org_id = ?
                   and preview_id = ?)
            """;

    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;

    StagedSource(CurrentCaller currentCaller, JdbcClient jdbc) {
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
    }

    /**
     * @param staged distinct new ids
     * @param duplicates ids that had come before
     * @param unusable records that can't be kept: no id, an overlong one, NUL characters, too large
     */
    public record Staged(int staged, int duplicates, int unusable) {

        public static final Staged NOTHING = new Staged(0, 0, 0);

        public Staged plus(Staged more) {
            return new Staged(staged + more.staged, duplicates + more.duplicates, unusable + more.unusable);
        }
    }

    /** Forgets what an earlier try left, and what was made of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void empty(UUID preview) {
        EMPTY.forEach(statement -> jdbc.sql(statement).params(org(), preview).update());
    }

    /** From now on something is put down. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(UUID preview) {
        empty(preview);
        jdbc.sql(OPEN).params(org(), preview).update();
    }

    /** False where a crash of the server has taken what was put down. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isOpen(UUID preview) {
        return jdbc.sql(IS_OPEN).params(org(), preview).query(Boolean.class).single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void emptyIds(UUID preview) {
        jdbc.sql(EMPTY_IDS).params(org(), preview).update();
    }

    /** They are there, so they are not to count as gone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int keep(UUID preview, Collection<String> ids) {
        return jdbc.sql(STAGE_IDS)
                .params(org(), preview)
                .param(ids.toArray(String[]::new))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Staged stage(UUID preview, Delivery delivery) {
        int staged = delivery.isOfIds()
                ? keep(preview, delivery.ids())
                : jdbc.sql(STAGE)
                        .params(org(), preview)
                        .params(delivery.ids().toArray(String[]::new), delivery.states())
                        .params(delivery.hashes(), delivery.data())
                        .update();
        return new Staged(staged, delivery.usable() - staged, delivery.unusable());
    }

    private UUID org() {
        return currentCaller.get().org().value();
    }
}
