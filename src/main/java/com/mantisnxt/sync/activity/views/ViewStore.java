package com.mantisnxt.sync.activity.views;

import com.mantisnxt.sync.activity.ActivityLine;
import com.mantisnxt.sync.tenant.Caller;
import com.mantisnxt.sync.tenant.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements about saved views; each reaches only what the caller may see. */
@Repository
class ViewStore {

    private static final String SEEN = """
            select id,
                   name,
                   search_line,
                   by_cause,
                   shown_columns,
                   shared,
                   owner_id,
                   owner_name
              from sync_console.activity_view
             where org_id = :org
               and (shared or owner_id = :me)
            """;
    private static final String ONE_AT_A_TIME = """
            select pg_advisory_xact_lock(hashtextextended('activity views of ' || :org || ' ' || :me, 0))
            """;
    private static final String OWN = """
            select count(*)
              from sync_console.activity_view
             where org_id = :org
               and owner_id = :me
            """;
    private static final String ADD = """
            insert into sync_console.activity_view (org_id, owner_id, owner_name, name, search_line, by_cause, shown_columns, shared)
            values (:org, :me, left(:actor, 255), :name, :line, :byCause, :columns, :shared)
            returning id
            """;
    private static final String CHANGE = """
            update sync_console.activity_view
               set name = coalesce(cast(:name as text), name),
                   search_line = coalesce(cast(:line as text), search_line),
                   by_cause = coalesce(cast(:byCause as boolean), by_cause),
                   shown_columns = case when cast(:line as text) is null then shown_columns else :columns end,
                   shared = coalesce(cast(:shared as boolean), shared),
                   changed_at = now()
             where org_id = :org
               and id = :id
            """;
    private static final String REMOVE = """
            delete from sync_console.activity_view
             where org_id = :org
               and id = :id
            """;

    private final JdbcClient jdbc;

    ViewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is to be different; null for what stays. */
    record Change(
            @Nullable String name,
            @Nullable KeptSearch search,
            @Nullable Boolean shared) {

        static Change of(KeptSearch search) {
            return new Change(null, search, null);
        }

        static Change of(String name) {
            return new Change(name, null, null);
        }

        static Change of(boolean shared) {
            return new Change(null, null, shared);
        }
    }

    List<SavedView> list(Caller caller) {
        return seen(caller, SEEN + " order by (owner_id = :me) desc, lower(name), owner_name, id")
                .query((row, number) -> view(row, caller))
                .list();
    }

    Optional<SavedView> find(Caller caller, UUID id) {
        return seen(caller, SEEN + " and id = :id")
                .param("id", id)
                .query((row, number) -> view(row, caller))
                .optional();
    }

    /** Until the transaction ends the caller saves nothing elsewhere. */
    int countOwn(Caller caller) {
        jdbc.sql(ONE_AT_A_TIME)
                .param("org", caller.org().toString())
                .param("me", String.valueOf(caller.user()))
                .query((row, number) -> number)
                .list();
        return seen(caller, OWN).query(Integer.class).single();
    }

    UUID add(Caller caller, String name, KeptSearch search, boolean shared) {
        try {
            return seen(caller, ADD)
                    .param("actor", caller.name())
                    .param("name", name)
                    .param("line", ActivityLine.write(search.filter()))
                    .param("byCause", search.byCause())
                    .param("columns", search.columns())
                    .param("shared", shared)
                    .query(UUID.class)
                    .single();
        } catch (DuplicateKeyException taken) {
            throw ViewRefused.nameTaken(name);
        }
    }

    void change(Caller caller, UUID id, Change change) {
        KeptSearch search = change.search();
        try {
            jdbc.sql(CHANGE)
                    .param("org", caller.org().value())
                    .param("id", id)
                    .param("name", change.name())
                    .param("line", search == null ? null : ActivityLine.write(search.filter()))
                    .param("byCause", search == null ? null : search.byCause())
                    .param("columns", search == null ? null : search.columns())
                    .param("shared", change.shared())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw ViewRefused.nameTaken(String.valueOf(change.name()));
        }
    }

    void remove(Caller caller, UUID id) {
        jdbc.sql(REMOVE).param("org", caller.org().value()).param("id", id).update();
    }

    private JdbcClient.StatementSpec seen(Caller caller, String sql) {
        return jdbc.sql(sql).param("org", caller.org().value()).param("me", caller.user());
    }

    private static SavedView view(ResultSet row, Caller caller) throws SQLException {
        boolean isMine = row.getObject("owner_id", UUID.class).equals(caller.user());
        return new SavedView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                new KeptSearch(
                        ActivityLine.read(row.getString("search_line")),
                        row.getBoolean("by_cause"),
                        row.getString("shown_columns")),
                row.getBoolean("shared"),
                row.getString("owner_name"),
                isMine,
                isMine || caller.may(Right.ADMINISTER));
    }
}
