package com.mantisnxt.sync.preview.export;

import com.mantisnxt.sync.base.export.CsvCell;
import com.mantisnxt.sync.preview.plan.PlanItem;
import com.mantisnxt.sync.preview.plan.PlanItemRow;
import com.mantisnxt.sync.preview.plan.Warning;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line an item, two columns a field. Begins with a byte order mark, without which Excel takes UTF-8 for something
 * else.
 */
record CsvItems(OutputStream out, List<String> fields) implements ItemWriter {

    private static final List<String> OF_THE_ITEM = List.of(
            "position",
            "kind",
            "id",
            "name",
            "changed",
            "warnings",
            "excluded",
            "excluded reason",
            "excluded by",
            "excluded fields",
            "outcome",
            "outcome reason",
            "state before",
            "state after");

    @Override
    public void begin() throws IOException {
        out.write(CsvCell.BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        List<String> titles = new ArrayList<>(OF_THE_ITEM);
        for (String field : fields) {
            titles.add(field + " before");
            titles.add(field + " after");
        }
        line(titles);
    }

    @Override
    public void write(PlanItem item) throws IOException {
        List<String> cells = new ArrayList<>(OF_THE_ITEM.size() + 2 * fields.size());
        ofTheItem(item, cells);
        for (String field : fields) {
            cells.add(value(item.before(), field));
            cells.add(value(item.after(), field));
        }
        line(cells);
    }

    private static void ofTheItem(PlanItem item, List<String> cells) {
        PlanItemRow row = item.row();
        PlanItem.Exclusion whole = item.exclusions().stream()
                .filter(exclusion -> exclusion.field() == null)
                .findFirst()
                .orElse(null);
        cells.add(String.valueOf(row.position()));
        cells.add(row.kind().label());
        cells.add(row.externalId());
        cells.add(text(row.name()));
        cells.add(String.join(" ", row.changed()));
        cells.add(row.warnings().stream().map(Warning::label).collect(Collectors.joining(" ")));
        cells.add(row.excluded() ? "yes" : "no");
        cells.add(whole == null ? "" : whole.reason());
        cells.add(whole == null ? "" : whole.by());
        cells.add(String.join(" ", row.excludedFields()));
        cells.add(row.outcome() == null ? "" : row.outcome().label());
        cells.add(item.outcome() == null ? "" : text(item.outcome().reason()));
        cells.add(item.before() == null ? "" : item.before().state().label());
        cells.add(item.after() == null ? "" : item.after().state().label());
    }

    private static String value(PlanItem.@Nullable Side side, String field) {
        JsonNode value = side == null ? null : side.data().get(field);
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private void line(List<String> cells) throws IOException {
        out.write(CsvCell.line(cells).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
