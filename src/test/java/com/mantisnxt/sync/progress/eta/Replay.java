package com.mantisnxt.sync.progress.eta;

import com.mantisnxt.sync.testing.Session;
import com.mantisnxt.sync.testing.TestDatabase;
import com.mantisnxt.sync.testing.TestOrganisation;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Reports whole profiles to the database in virtual time, as updates of real rows, and collects its estimates. */
final class Replay {

    private static final String TABLES = """
            create schema if not exists replay;
            drop table if exists replay.report;
            create table replay.report (
                run uuid, step integer, at double precision, processed integer, failed integer, total integer,
                status public.sync_status_type, worker_state text, worker_until double precision,
                eta integer, low integer, high integer);
            """;

    /** Step by step over all runs, so that no row is updated twice within a transaction. */
    private static final String PLAY = """
            do $replay$
            declare
                start constant timestamptz := '2026-01-05 08:00:00+00';
                r     record;
                e     record;
                last  integer := -1;
            begin
                for r in select ctid as place, * from replay.report order by step, run loop
                    if r.step <> last then
                        commit;
                        last := r.step;
                    end if;
                    perform set_config('test.moment', (start + r.at * interval '1 second')::text, false);
                    update public.sync_progress
                       set processed_count = r.processed,
                           failed_count = r.failed,
                           total_items = r.total,
                           status = r.status,
                           worker_state = r.worker_state,
                           worker_until = start + r.worker_until * interval '1 second'
                     where id = r.run
                    returning eta_low, eta_seconds, eta_high into e;
                    update replay.report
                       set eta = e.eta_seconds, low = e.eta_low, high = e.eta_high
                     where ctid = r.place;
                end loop;
            end
            $replay$""";

    private final TestDatabase database;

    Replay(TestDatabase database) {
        this.database = VirtualClock.in(database);
    }

    /** The estimates at the judged reports of each profile. */
    List<Estimate> judge(List<Profile> profiles, int reportsOfEach) {
        TestOrganisation organisation = database.newOrganisation();
        List<UUID> runs = profiles.stream().map(profile -> UUID.randomUUID()).toList();
        try (Session session = database.asAdministrator()) {
            session.runScript(TABLES);
            for (int i = 0; i < runs.size(); i++) {
                start(session, organisation, runs.get(i), profiles.get(i));
            }
            copy(session, runs, profiles);
            session.runScript("analyze replay.report");
            session.runScript(PLAY);
            return estimates(session, runs, profiles, reportsOfEach);
        }
    }

    private static void start(Session session, TestOrganisation organisation, UUID run, Profile profile) {
        session.run(
                """
                insert into public.sync_progress (
                    id, org_id, sync_id, entity_type, total_items, started_at, status, completes_by_finish)
                values (?, ?, ?, 'product', ?, '2026-01-05 08:00:00+00', 'in_progress', true)""",
                run,
                organisation.id(),
                run.toString(),
                profile.reports().getFirst().counts().total());
    }

    private static void copy(Session session, List<UUID> runs, List<Profile> profiles) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < runs.size(); i++) {
            List<Report> reports = profiles.get(i).reports();
            for (int step = 0; step < reports.size() - 1; step++) {
                lines.append(line(runs.get(i), step, reports.get(step)));
            }
        }
        try {
            session.connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy replay.report (run, step, at, processed, failed, total, status, worker_state,"
                                    + " worker_until) from stdin with (format csv)",
                            new StringReader(lines.toString()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(UUID run, int step, Report report) {
        Report.Counts counts = report.counts();
        Report.Throttle throttle = report.throttle();
        return run + "," + step + "," + report.seconds() + "," + counts.processed() + "," + counts.failed() + ","
                + counts.total() + "," + report.status() + "," + (throttle == null ? "" : throttle.state()) + ","
                + (throttle == null || throttle.until() == null ? "" : throttle.until()) + "\n";
    }

    private static List<Estimate> estimates(
            Session session, List<UUID> runs, List<Profile> profiles, int reportsOfEach) {
        Map<UUID, Map<Integer, Estimate.@Nullable Range>> answers = answers(session);
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Profile profile = profiles.get(i);
            for (int step : profile.judged(reportsOfEach)) {
                Estimate.Range range = answers.get(runs.get(i)).get(step);
                estimates.add(new Estimate(profile.family(), profile.secondsLeft(step), range));
            }
        }
        return estimates;
    }

    private static Map<UUID, Map<Integer, Estimate.@Nullable Range>> answers(Session session) {
        Map<UUID, Map<Integer, Estimate.@Nullable Range>> answers = new HashMap<>();
        session.rows("select run, step, low, eta, high from replay.report where eta is not null")
                .forEach(row -> answers.computeIfAbsent((UUID) row.get("run"), run -> new HashMap<>())
                        .put((Integer) row.get("step"), range(row)));
        return answers;
    }

    private static Estimate.Range range(Map<String, @Nullable Object> row) {
        return new Estimate.Range((int) row.get("low"), (int) row.get("eta"), (int) row.get("high"));
    }
}
