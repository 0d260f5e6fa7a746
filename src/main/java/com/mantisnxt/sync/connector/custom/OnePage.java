package com.mantisnxt.sync.connector.custom;

import com.mantisnxt.sync.connector.SourceRecord;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A file that was handed in: one page and no more. */
final class OnePage implements CustomWalk.Pages {

    private final Supplier<InputStream> file;
    private final CustomEntity entity;
    private final long largestRecord;
    private @Nullable Rows rows;
    private boolean isOpened;

    OnePage(Supplier<InputStream> file, CustomEntity entity, long largestRecord) {
        this.file = file;
        this.entity = entity;
        this.largestRecord = largestRecord;
    }

    @Override
    public @Nullable Rows open() {
        if (isOpened) {
            return null;
        }
        isOpened = true;
        rows = rows(Text.of(file.get(), entity, largestRecord), entity);
        return rows;
    }

    static Rows rows(Text text, CustomEntity entity) {
        return switch (entity.written()) {
            case json -> new JsonPage(text, entity);
            case ndjson -> new NdjsonRows(text);
            case csv -> new CsvRows(text, Delimiter.of(entity.delimiter(), text.sample()));
        };
    }

    @Override
    public OptionalLong announced() {
        return rows instanceof JsonPage page ? page.announced() : OptionalLong.empty();
    }

    @Override
    public @Nullable PageCursor at(PageMark mark) {
        return null;
    }

    @Override
    public void broken() {
        isOpened = false;
    }

    @Override
    public void seen(@Nullable SourceRecord record) {
        // there is no next page to find
    }

    @Override
    public void close() {
        // its rows were closed by whoever read them
    }
}
