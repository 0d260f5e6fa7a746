package com.mantisnxt.sync.activity.export;

import com.mantisnxt.sync.base.Coded;
import com.mantisnxt.sync.base.export.CsvCell;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line an event, under the names that the API gives its parts; people translate, programs and formulas need not. */
record CsvEvents(OutputStream out) implements EventWriter {

    private static final List<String> COLUMNS = List.of(
            "id",
            "at",
            "status",
            "action",
            "entityType",
            "source",
            "syncId",
            "itemKey",
            "message",
            "error",
            "recordCount",
            "durationSeconds",
            "userId",
            "userName",
            "details");

    @Override
    public void begin() throws IOException {
        put(CsvCell.BYTE_ORDER_MARK + CsvCell.line(COLUMNS));
    }

    @Override
    public void write(EventView event) throws IOException {
        put(CsvCell.line(List.of(
                event.id(),
                event.at().toString(),
                text(event.status()),
                text(event.action()),
                text(event.entityType()),
                text(event.source()),
                text(event.syncId()),
                text(event.itemKey()),
                text(event.message()),
                text(event.error()),
                String.valueOf(event.recordCount()),
                text(event.durationSeconds()),
                text(event.userId()),
                text(event.userName()),
                text(event.details()))));
    }

    private void put(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Coded coded -> coded.label();
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }
}
