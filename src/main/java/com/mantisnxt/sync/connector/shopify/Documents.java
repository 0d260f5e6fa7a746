package com.mantisnxt.sync.connector.shopify;

import com.mantisnxt.sync.connector.shopify.GraphRequest.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The questions that a kind of record is read by. */
final class Documents {

    static final Document START_BULK = new Document("StartBulk", """
            mutation StartBulk($query: String!) {
              bulkOperationRunQuery(query: $query, groupObjects: true) {
                bulkOperation { id status }
                userErrors { field message code }
              }
            }""");

    static final Document BULK_PROGRESS = new Document("BulkProgress", """
            query BulkProgress($id: ID!) {
              node(id: $id) {
                ... on BulkOperation { id status errorCode objectCount rootObjectCount url }
              }
            }""");

    private static final String PAGE_INFO = "pageInfo { hasNextPage endCursor }";

    private final RecordKind kind;
    private final Document opening;
    private final Document page;

    Documents(RecordKind kind) {
        this.kind = kind;
        this.opening = new Document("Open" + kind.name(), openingText());
        this.page = new Document(kind.name(), pageText());
    }

    RecordKind kind() {
        return kind;
    }

    /** What is known before the first page: money, counts, and what is lacking. */
    GraphRequest opening(@Nullable String filter) {
        return GraphRequest.of(opening).with("query", filter);
    }

    private String openingText() {
        StringBuilder counts = new StringBuilder();
        kind.counting()
                .further()
                .forEach(count -> counts.append("  ").append(count).append("(limit: null) { count precision }\n"));
        return """
                query Open%s($query: String) {
                  shop { currencyCode }
                  %s(limit: null, query: $query) { count precision }
                %s%s}""".formatted(
                kind.name(), kind.counting().root(), counts, kind.counting().opening());
    }

    GraphRequest page(PageSize size, @Nullable String after, @Nullable String filter) {
        GraphRequest request = GraphRequest.of(page)
                .with("first", size.first())
                .with("after", after)
                .with("query", filter);
        return kind.nested().isEmpty() ? request : request.with("inner", size.inner());
    }

    private String pageText() {
        StringBuilder parts = new StringBuilder();
        for (Nested part : kind.nested()) {
            parts.append("      %s(first: $inner, %s) { nodes { %s } %s }\n"
                    .formatted(part.field(), part.order(), part.selection(), PAGE_INFO));
        }
        return """
                query %s($first: Int!, %s$after: String, $query: String) {
                  %s(first: $first, after: $after, query: $query, %s) {
                    nodes {
                      %s
                %s    }
                    %s
                  }
                }""".formatted(
                        kind.name(),
                        kind.nested().isEmpty() ? "" : "$inner: Int!, ",
                        kind.root(),
                        kind.order(),
                        kind.selection(),
                        parts,
                        PAGE_INFO);
    }

    /** What lies within one record, read on. */
    GraphRequest more(Nested part, PageSize size, String id, String after) {
        return GraphRequest.of(moreDocument(part))
                .with("id", id)
                .with("first", size.first())
                .with("after", after);
    }

    private Document moreDocument(Nested part) {
        String name = kind.name() + "More" + part.name();
        return new Document(
                name, """
                query %s($id: ID!, $first: Int!, $after: String) {
                  node(id: $id) {
                    ... on %s {
                      %s(first: $first, after: $after, %s) {
                        nodes { %s }
                        %s
                      }
                    }
                  }
                }""".formatted(name, kind.type(), part.field(), part.order(), part.selection(), PAGE_INFO));
    }

    GraphRequest startBulk(@Nullable String filter) {
        return GraphRequest.of(START_BULK).with("query", bulk(filter));
    }

    /** All of it at once; it has no variables, so the filter stands within it. */
    String bulk(@Nullable String filter) {
        StringBuilder parts = new StringBuilder();
        for (Nested part : kind.nested()) {
            parts.append("        %s { edges { node { %s } } }\n".formatted(part.field(), part.selection()));
        }
        return """
                {
                  %s%s {
                    edges {
                      node {
                        %s
                %s      }
                    }
                  }
                }""".formatted(kind.root(), filter == null ? "" : "(query: \"" + filter + "\")", kind.selection(), parts);
    }

    /** Every document there is, for the test that holds them against the published schemas. */
    List<Document> all() {
        List<Document> all = new ArrayList<>(List.of(opening, page));
        kind.nested().forEach(part -> all.add(moreDocument(part)));
        all.add(new Document("", bulk(null)));
        all.add(new Document("", bulk(new Changes(Instant.EPOCH).filter())));
        return all;
    }
}
