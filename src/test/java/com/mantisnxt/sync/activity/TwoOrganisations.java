package com.mantisnxt.sync.activity;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation that searches, and another that has something to hide. */
final class TwoOrganisations {

    static final String FIND = """
            select id
              from sync_console.find_errors(?::text[], null, null, null, null, null, null, ?::uuid, ?, null, null, null, false, ?)
            """;

    final TestDatabase database;
    final UUID organisation;
    final UUID other;
    final LoggedEvents mine;
    final LoggedEvents theirs;

    TwoOrganisations(TestDatabase database) {
        this.database = database;
        this.organisation = database.newOrganisation().id();
        this.other = database.newOrganisation().id();
        this.mine = new LoggedEvents(database, organisation);
        this.theirs = new LoggedEvents(database, other);
    }

    List<UUID> find(String... terms) {
        return find(terms, null, null);
    }

    List<UUID> find(String term, @Nullable UUID user, @Nullable String sync) {
        return find(new String[] {term}, user, sync);
    }

    private List<UUID> find(String[] terms, @Nullable UUID user, @Nullable String sync) {
        try (Session session = database.asApplication(organisation)) {
            return session.values(UUID.class, FIND, terms, user, sync, 50);
        }
    }

    long scansOfTheWordsIndexBy(String term) {
        try (Session session = database.asApplication(organisation)) {
            session.run("begin");
            session.values(UUID.class, FIND, new String[] {term}, null, null, 50);
            return session.values(Long.class, """
                            select sum(pg_stat_get_xact_numscans(i.inhrelid))::bigint
                              from pg_inherits i
                             where i.inhparent = 'public.idx_sync_activity_log_words'::regclass
                            """).getFirst();
        }
    }

    List<EventId> page(ActivityFilter filter, Slice slice) {
        var sql = new ActivityStatement(organisation, filter, Instant.now()).page(ActivityStatement.ROW, slice);
        try (Session session = database.asApplication(organisation)) {
            return session
                    .values(
                            String.class,
                            "select (extract(epoch from created_at) * 1000000)::bigint || '-' || id from (" + sql.text()
                                    + ") rows",
                            sql.parameters().toArray())
                    .stream()
                    .map(text -> EventId.parse(text).orElseThrow())
                    .toList();
        }
    }
}
