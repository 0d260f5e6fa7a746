package com.mantisnxt.sync.preview.delta;

import com.mantisnxt.sync.connector.ContentHash;
import com.mantisnxt.sync.connector.SourceRecord;
import com.mantisnxt.sync.tenant.CurrentCaller;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts down what a source delivers, in whatever order, so that nothing of it is held in memory. */
@Service
public class StagedSource {

    private static final int LONGEST_ID = 255;
    private static final int LARGEST = 2_000_000;

    private static final List<String> EMPTY = List.of(
            "delete from sync_console.staged_record where org_id = ? and preview_id = ?",
            "delete from sync_console.preview_item_tag where org_id = ? and preview_id = ?",
            "delete from sync_console.preview_item where org_id = ? and preview_id = ?");

    private static final String STAGE = """
            insert into sync_console.staged_record (org_id, preview_id, external_id, state_code, hash, data)
            select ?, ?, s.external_id, s.state, decode(s.hash, 'hex'), s.data::jsonb
              from unnest(?::varchar[], ?::smallint[], ?::text[], ?::text[]) s(external_id, state, hash, data)
                on conflict (org_id, preview_id, external_id) do nothing
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

    /** Forgets what an earlier try left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void empty(UUID preview) {
        EMPTY.forEach(statement -> jdbc.sql(statement).params(org(), preview).update());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Staged stage(UUID preview, List<SourceRecord> records) {
        List<String> ids = new ArrayList<>(records.size());
        List<Short> states = new ArrayList<>(records.size());
        List<String> hashes = new ArrayList<>(records.size());
        List<String> data = new ArrayList<>(records.size());
        for (SourceRecord record : records) {
            String text = record.data().toString();
            if (isUsable(record.externalId(), text)) {
                ids.add(record.externalId());
                states.add(record.state().code());
                hashes.add(HexFormat.of().formatHex(ContentHash.of(record.state(), record.data())));
                data.add(text);
            }
        }
        int staged = jdbc.sql(STAGE)
                .params(org(), preview)
                .params(ids.toArray(String[]::new), states.toArray(Short[]::new))
                .params(hashes.toArray(String[]::new), data.toArray(String[]::new))
                .update();
        return new Staged(staged, ids.size() - staged, records.size() - ids.size());
    }

    private static boolean isUsable(String id, String data) {
        return !id.isBlank()
                && id.length() <= LONGEST_ID
                && id.indexOf('\0') < 0
                && data.length() <= LARGEST
                && !data.contains("\\u0000");
    }

    private UUID org() {
        return currentCaller.get().org().value();
    }
}
