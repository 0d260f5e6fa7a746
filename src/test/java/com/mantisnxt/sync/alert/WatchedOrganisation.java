package com.mantisnxt.sync.alert;

import com.mantisnxt.sync.tenant.OrgId;
import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** An organisation whose past a test makes up, and whose rules look when the test says what time it is. */
public final class WatchedOrganisation implements AutoCloseable {

    private final Session administrator;
    private final TestOrganisation organisation;
    private final AlertEvaluator evaluator;
    private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    WatchedOrganisation(TestDatabase database, TestOrganisation organisation, AlertEvaluator evaluator) {
        this.administrator = database.asAdministrator();
        // past the triggers, which keep times themselves
        administrator.set("session_replication_role", "replica");
        this.organisation = organisation;
        this.evaluator = evaluator;
    }

    public static WatchedOrganisation of(
            ApplicationContext context, TestDatabase database, TestOrganisation organisation) {
        return new WatchedOrganisation(database, organisation, context.getBean(AlertEvaluator.class));
    }

    UUID id() {
        return organisation.id();
    }

    AlertScope scope() {
        return new AlertScope(new OrgId(id()));
    }

    public Instant now() {
        return now;
    }

    Instant ago(Duration time) {
        return now.minus(time);
    }

    /** Lets time pass, and looks. */
    public boolean after(Duration time) {
        now = now.plus(time);
        return look();
    }

    public boolean look() {
        return evaluator.evaluate(scope(), now);
    }

    /** Products of WooCommerce that run well; what differs is said by columns. */
    public UUID running(String syncId, Map<String, Object> columns) {
        UUID id = administrator.value(
                UUID.class,
                """
                insert into public.sync_progress
                       (org_id, sync_id, entity_type, entity_code, source_system, source_code, status, status_code,
                        total_items, processed_count, started_at, heartbeat_at, last_item_at, transition_at)
                values (?, ?, 'product', 2, 'woocommerce', 1, 'in_progress', 2, 100000, 1000, ?, ?, ?, ?)
                returning id
                """,
                id(),
                syncId,
                at(ago(Duration.ofMinutes(1))),
                at(now),
                at(now),
                at(ago(Duration.ofMinutes(1))));
        change(syncId, columns);
        return id;
    }

    /** One that has just ended. */
    public UUID ended(String syncId, String status, Map<String, Object> columns) {
        UUID id = running(syncId, Map.of());
        administrator.run("""
                update public.sync_progress
                   set status = ?::public.sync_status_type,
                       status_code = array_position(array['pending', 'in_progress', 'completed', 'completed_with_errors',
                                                          'failed', 'cancelled', 'paused', 'timeout'], ?),
                       completed_at = ?
                 where org_id = ? and sync_id = ?
                """, status, status, at(now), id(), syncId);
        change(syncId, columns);
        return id;
    }

    void change(String syncId, Map<String, Object> columns) {
        columns.forEach((column, value) -> administrator.run(
                "update public.sync_progress set %s = ? where org_id = ? and sync_id = ?".formatted(column),
                value instanceof Instant moment ? at(moment) : value,
                id(),
                syncId));
    }

    void sample(UUID sync, Instant at, long processed) {
        administrator.run(
                "insert into sync_console.sync_progress_sample (org_id, progress_id, at, processed, failed)"
                        + " values (?, ?, ?, ?, 0)",
                id(),
                sync,
                at(at),
                processed);
    }

    public UUID connection(String name) {
        return administrator.value(
                UUID.class,
                "insert into sync_console.connection (org_id, name, source_code) values (?, ?, 1) returning id",
                id(),
                name);
    }

    void archive(UUID connection) {
        administrator.run("update sync_console.connection set archived_at = now() where id = ?", connection);
    }

    /** The sync is one of our own. */
    public void runOf(String syncId, UUID connection, Instant created) {
        administrator.run("""
                insert into sync_console.run
                       (org_id, id, kind_code, preview_id, connection_id, entity_code, sync_id, state_code, created_at, ended_at)
                values (?, gen_random_uuid(), 3, gen_random_uuid(), ?, 2, ?, 4, ?, ?)
                """, id(), connection, syncId, at(created), at(created));
    }

    Session administrator() {
        return administrator;
    }

    /** Rule and text of those that are open, in the order in which they opened. */
    List<String> open() {
        return administrator.values(
                String.class,
                "select rule || ' ' || subject from sync_console.alert"
                        + " where org_id = ? and closed_at is null order by opened_at, rule, subject",
                id());
    }

    /** What those that are open say. */
    List<String> texts() {
        return administrator.values(
                String.class,
                "select text from sync_console.alert where org_id = ? and closed_at is null order by opened_at, rule",
                id());
    }

    UUID openAlert() {
        return administrator
                .values(UUID.class, "select id from sync_console.alert where org_id = ? and closed_at is null", id())
                .getFirst();
    }

    static Timestamp at(Instant moment) {
        return Timestamp.from(moment);
    }

    @Override
    public void close() {
        administrator.close();
    }
}
