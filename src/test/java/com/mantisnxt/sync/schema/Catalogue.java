package com.mantisnxt.sync.schema;

import com.mantisnxt.sync.testing.Session;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The schema as PostgreSQL's catalogue knows it, written down as SQL in a fixed order: equal texts, equal schemas. Covers
 * public, auth and sync_console but the migrations' own history.
 */
final class Catalogue {

    private Catalogue() {}

    /** What a reader wants to see: partitions only by name and bounds. */
    static String of(Session session) {
        return render(session, CatalogueSection.values());
    }

    /** Everything, with what the partitions inherited: their columns, constraints, indexes and triggers. */
    static String inDetail(Session session) {
        return of(session) + render(session, PartitionSection.values());
    }

    private static String render(Session session, Section... sections) {
        String before = session.value(String.class, "show search_path");
        session.runScript("set search_path = ''");
        try {
            return Arrays.stream(sections)
                    .map(section -> render(session, section))
                    .filter(text -> !text.isBlank())
                    .collect(Collectors.joining("\n", "", "\n"));
        } finally {
            session.set("search_path", String.valueOf(before));
        }
    }

    private static String render(Session session, Section section) {
        return session.values(String.class, section.query()).stream()
                .map(text -> text.stripTrailing() + section.separator())
                .collect(Collectors.joining());
    }

    /** One kind of object: a query that gives the SQL of each, in order. */
    interface Section {
        String query();

        String separator();
    }
}
