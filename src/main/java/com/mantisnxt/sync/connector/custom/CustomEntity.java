package com.mantisnxt.sync.connector.custom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of one kind lie and how they are written.
 *
 * @param origin url or upload; null is url
 * @param path appended to the connection's address; null where that is the whole address
 * @param format json, ndjson or csv; null is json
 * @param list JSON pointer to the list of records; null or empty where the document is the list
 * @param id JSON pointer or column of the id
 * @param total JSON pointer to the announced total, or the name of a response header; null where none is announced
 * @param archived JSON pointer or column that tells what is out of use; null where nothing does
 * @param archivedValues its values that mean so
 * @param encoding a charset's name; null or auto detects it
 * @param delimiter of CSV; null or auto detects it
 */
record CustomEntity(
        @Nullable Origin origin,
        @Nullable String path,
        @Nullable Format format,
        @Nullable String list,
        @Nullable String id,
        @Nullable String total,
        @Nullable Paging paging,
        @Nullable String archived,
        @Nullable List<String> archivedValues,
        @Nullable String encoding,
        @Nullable String delimiter) {

    /** Where records come from. */
    enum Origin {
        url,
        upload
    }

    /** How they are written. */
    enum Format {
        json,
        ndjson,
        csv
    }

    /** How one page leads to the next. */
    enum Kind {
        none,
        link,
        cursor,
        page
    }

    /**
     * Paging of JSON.
     *
     * @param pointer to the next page's address (link) or cursor; for link also the name of a header, such as Link
     * @param parameter of the query that carries the cursor or the page number
     * @param first number of the first page; null is 1
     * @param sizeParameter of the query that asks for a page size
     * @param size the page size to ask for
     */
    record Paging(
            @Nullable Kind kind,
            @Nullable String pointer,
            @Nullable String parameter,
            @Nullable Integer first,
            @Nullable String sizeParameter,
            @Nullable Integer size) {

        Kind way() {
            return kind == null ? Kind.none : kind;
        }
    }

    boolean isUpload() {
        return origin == Origin.upload;
    }

    Format written() {
        return format == null ? Format.json : format;
    }

    Paging pages() {
        return paging == null ? new Paging(Kind.none, null, null, null, null, null) : paging;
    }

    String idField() {
        return id == null ? "" : id;
    }

    String listPointer() {
        return list == null ? "" : list;
    }
}
