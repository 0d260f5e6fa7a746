package com.mantisnxt.sync.preview.plan;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.connector.RecordState;
import com.mantisnxt.sync.preview.ChangeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads items out of rows. */
@Component
class ItemRows {

    static final String COLUMNS = "select i.position, i.kind_code, i.external_id, i.name, i.changed ";

    static final String COLUMNS_WITH_SIDES = COLUMNS + """
                   , i.before_version, i.before_state, i.before_data, i.after_state, i.after_data,
                   (select jsonb_agg(jsonb_build_object('field', nullif(x.field, ''), 'reason', x.reason,
                                                        'by', x.excluded_by_name,
                                                        'at', to_char(x.excluded_at at time zone 'UTC',
                                                                      'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
                                     order by x.field)
                      from sync_console.preview_exclusion x
                     where x.org_id = i.org_id and x.preview_id = i.preview_id
                       and x.position = i.position) as exclusions,
                   (select jsonb_build_object('kind', o.outcome_code, 'code', o.code, 'reason', o.reason,
                                              'written', o.written_id,
                                              'at', to_char(o.settled_at at time zone 'UTC',
                                                            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
                      from sync_console.preview_outcome o
                     where o.org_id = i.org_id and o.preview_id = i.preview_id
                       and o.position = i.position) as outcome
            """;

    private final JsonMapper json;

    ItemRows(JsonMapper json) {
        // amounts are decimals, and stay the ones that were stored
        this.json = json.rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** Without the marks that it got since. */
    PlanItemRow row(ResultSet row, int number) throws SQLException {
        return new PlanItemRow(
                row.getInt("position"),
                ChangeKind.values()[row.getInt("kind_code") - 1],
                Objects.requireNonNull(row.getString("external_id")),
                row.getString("name"),
                PlanReader.texts(row, "changed"),
                Set.of(),
                false,
                List.of(),
                null);
    }

    PlanItem full(ResultSet row, int number) throws SQLException {
        return new PlanItem(
                row(row, number),
                row.getLong("before_version"),
                side(row, "before"),
                side(row, "after"),
                exclusions(row.getString("exclusions")),
                outcome(row.getString("outcome")));
    }

    private PlanItem.@Nullable Side side(ResultSet row, String which) throws SQLException {
        String data = row.getString(which + "_data");
        int state = row.getInt(which + "_state");
        return data == null
                ? null
                : new PlanItem.Side(
                        state == 0 ? RecordState.ACTIVE : Coded.byCode(RecordState.class, state),
                        (ObjectNode) json.readTree(data));
    }

    private List<PlanItem.Exclusion> exclusions(@Nullable String text) {
        List<PlanItem.Exclusion> exclusions = new ArrayList<>();
        if (text != null) {
            for (JsonNode node : json.readTree(text)) {
                exclusions.add(new PlanItem.Exclusion(
                        node.path("field").asString(null),
                        node.path("reason").asString(""),
                        node.path("by").asString(""),
                        Instant.parse(node.path("at").asString())));
            }
        }
        return exclusions;
    }

    private PlanItem.@Nullable Outcome outcome(@Nullable String text) {
        if (text == null) {
            return null;
        }
        JsonNode node = json.readTree(text);
        return new PlanItem.Outcome(
                Coded.byCode(OutcomeKind.class, node.path("kind").asInt()),
                node.path("code").asString(null),
                node.path("reason").asString(null),
                node.path("written").asString(null),
                Instant.parse(node.path("at").asString()));
    }
}
