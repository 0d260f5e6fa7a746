package com.mantisnxt.sync.preview.ui;

import com.mantisnxt.sync.preview.ChangeKind;
import com.mantisnxt.sync.preview.DeltaSummary;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where in a preview one is; the address says all of it.
 *
 * @param kind null: whichever kind the preview holds first
 * @param text looked for; empty for all items
 * @param item the one that stands open, by its place in the delta's list
 */
record PreviewPlace(
        @Nullable ChangeKind kind, String text, @Nullable Integer item) {

    static final PreviewPlace START = new PreviewPlace(null, "", null);

    static PreviewPlace of(QueryParameters parameters) {
        return new PreviewPlace(
                parameters
                        .getSingleParameter("kind")
                        .flatMap(ChangeKind::byLabel)
                        .orElse(null),
                parameters.getSingleParameter("q").orElse("").replace("\0", ""),
                parameters
                        .getSingleParameter("item")
                        .flatMap(PreviewPlace::number)
                        .orElse(null));
    }

    QueryParameters parameters() {
        Map<String, String> written = new LinkedHashMap<>();
        if (kind != null) {
            written.put("kind", kind.label());
        }
        if (!text.isBlank()) {
            written.put("q", text);
        }
        if (item != null) {
            written.put("item", String.valueOf(item));
        }
        return QueryParameters.simple(written);
    }

    /** Changes first, as most are; deletions only where there is nothing else. */
    ChangeKind shownKind(DeltaSummary delta) {
        if (kind != null) {
            return kind;
        }
        return Stream.of(ChangeKind.UPDATED, ChangeKind.NEW, ChangeKind.DELETED)
                .filter(candidate -> delta.count(candidate) > 0)
                .findFirst()
                .orElse(ChangeKind.UPDATED);
    }

    PreviewPlace with(ChangeKind other) {
        return new PreviewPlace(other, text, null);
    }

    PreviewPlace with(String other) {
        return new PreviewPlace(kind, other, null);
    }

    PreviewPlace at(ChangeKind shown, @Nullable Integer other) {
        return new PreviewPlace(shown, text, other);
    }

    boolean listsTheSame(PreviewPlace other) {
        return kind == other.kind && text.equals(other.text);
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
